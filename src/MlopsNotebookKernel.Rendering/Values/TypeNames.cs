namespace MlopsNotebookKernel.Rendering.Values;

/// <summary>Names of types as C# source writes them.</summary>
internal static class TypeNames
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
        [typeof(object)] = "object",
        [typeof(void)] = "void",
    };

    /// <summary>The name: <c>Dictionary&lt;string, int[]&gt;</c>; tuples as <c>(int, string)</c>, anonymous types as such.</summary>
    /// <param name="type">A type.</param>
    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out string? keyword))
        {
            return keyword;
        }

        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (type.IsByRef || type.IsPointer)
        {
            return Of(type.GetElementType()!) + (type.IsPointer ? "*" : "");
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying) + "?";
        }

        if (IsAnonymous(type))
        {
            return "anonymous type";
        }

        string name = type.Name;
        int tick = name.IndexOf('`', StringComparison.Ordinal);
        name = tick < 0 ? name : name[..tick];
        Type[] arguments = type.GetGenericArguments();
        if (arguments.Length == 0)
        {
            return name;
        }

        string joined = string.Join(", ", arguments.Select(argument => argument.IsGenericParameter ? argument.Name : Of(argument)));
        return name == "ValueTuple" ? $"({joined})" : $"{name}<{joined}>";
    }

    /// <summary>Whether the compiler named the type, for lack of a name in the source.</summary>
    /// <param name="type">A type.</param>
    public static bool IsAnonymous(Type type) =>
        type.Name.StartsWith("<>", StringComparison.Ordinal) && type.Name.Contains("AnonymousType", StringComparison.Ordinal);
}
