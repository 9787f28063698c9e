using System.Runtime.CompilerServices;

namespace MlopsNotebookKernel.Code.Exports.Values;

/// <summary>Writes types of values as C# source: by the name that a using directive makes enough.</summary>
internal sealed class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(char)] = "char",
        [typeof(string)] = "string",
    };

    /// <summary>The namespaces of what was written, the notebook's own left out.</summary>
    public SortedSet<string> Namespaces { get; } = new(StringComparer.Ordinal);

    /// <summary>The keyword of a type.</summary>
    /// <param name="type">One that has a keyword.</param>
    public static string Keyword(Type type) => Keywords[type];

    /// <summary>The name of a type; null where code has none for it.</summary>
    /// <param name="type">The type.</param>
    public string? Name(Type type)
    {
        if (Keywords.TryGetValue(type, out string? keyword))
        {
            return keyword;
        }

        if (type.IsArray)
        {
            return type.IsSZArray && Name(type.GetElementType()!) is { } element ? element + "[]" : null;
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Name(underlying) is { } held ? held + "?" : null;
        }

        if (type.IsByRefLike || type.IsPointer || type.Name.StartsWith('<') || (type.DeclaringType is { IsGenericType: true }))
        {
            return null;
        }

        string?[] arguments = [.. type.GetGenericArguments().Select(Name)];
        if (arguments.Contains(null))
        {
            return null;
        }

        if (type.IsGenericType && type.IsValueType && typeof(ITuple).IsAssignableFrom(type))
        {
            return arguments.Length is >= 2 and <= 7 ? $"({string.Join(", ", arguments)})" : null;
        }

        Use(type);
        string name = type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", arguments)}>" : type.Name;
        return type.DeclaringType is { } outer && !IsSubmission(outer) ? Name(outer) is { } home ? $"{home}.{name}" : null : name;
    }

    /// <summary>What cells declare is nested in a class of the compiler's, whose name no code can say.</summary>
    private static bool IsSubmission(Type type) => type.DeclaringType is null && !type.Name.All(letter => char.IsLetterOrDigit(letter) || letter == '_');

    /// <summary>Notes the namespace of a type that code names.</summary>
    /// <param name="type">The type.</param>
    public void Use(Type type)
    {
        if (!Keywords.ContainsKey(type) && type is { DeclaringType: null, Namespace.Length: > 0 })
        {
            Namespaces.Add(type.Namespace);
        }
    }
}
