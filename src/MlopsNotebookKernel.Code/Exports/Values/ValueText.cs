using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace MlopsNotebookKernel.Code.Exports.Values;

/// <summary>
/// Writes values as C# source that makes equal ones: numbers, texts, times, enums, and tuples, arrays, lists, sets,
/// dictionaries and objects made of those. An object is one whose whole state can be handed to its constructor and its
/// properties, as a record's can; the notebook's own types are written by their names alone.
/// </summary>
/// <param name="longest">The most characters that a value may take.</param>
/// <param name="mostItems">The most items of a list.</param>
/// <param name="width">The characters after which a line is broken.</param>
public sealed class ValueText(int longest, int mostItems, int width)
{
    private const int Deepest = 8;

    private readonly TypeText _types = new();

    /// <summary>The namespaces of what was written, the notebook's own left out.</summary>
    public IReadOnlyCollection<string> Namespaces => _types.Namespaces;

    /// <summary>Writes a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>C# source; null when no source is known to make the value again, or it takes too many characters.</returns>
    public string? Write(object? value) => Write(value, 0) is { } text && text.Length <= longest ? text : null;

    private string? Write(object? value, int depth)
    {
        if (value is null)
        {
            return "null";
        }

        Type type = value.GetType();
        if (depth > Deepest || value is string { Length: var length } && length > longest)
        {
            return null;
        }

        if (LiteralText.Of(value) is { } scalar)
        {
            _types.Use(type);
            return scalar.Length <= longest ? Broken(value, scalar) : null;
        }

        if (value is Enum)
        {
            return Enumerated(value, type);
        }

        return value switch
        {
            ITuple { Length: >= 2 } tuple when type.IsValueType => Joined("(", Enumerable.Range(0, tuple.Length).Select(at => tuple[at]), ")", depth),
            Array { Rank: 1 } array => array.GetLowerBound(0) == 0 && _types.Name(type.GetElementType()!) is { } element
                ? Items($"new {element}[]", $"Array.Empty<{element}>()", array, array.Length, depth)
                : null,
            ICollection when type.Name.StartsWith("<>z__", StringComparison.Ordinal) => Expression((IEnumerable)value, type, depth),
            IEnumerable items when type.IsGenericType => Collection(items, type, depth),
            IEnumerable => null,
            _ => Object(value, type, depth),
        };
    }

    private string? Enumerated(object value, Type type)
    {
        if (_types.Name(type) is not { } name)
        {
            return null;
        }

        return Enum.GetName(type, value) is { } member
            ? $"{name}.{member}"
            : $"({name})({Convert.ChangeType(value, Enum.GetUnderlyingType(type), CultureInfo.InvariantCulture)})";
    }

    /// <summary>What a collection expression of a read-only interface is: the compiler's own type, which a list may stand for.</summary>
    private string? Expression(IEnumerable items, Type type, int depth)
    {
        Type? list = type.GetInterfaces().FirstOrDefault(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IReadOnlyList<>));
        return list is not null && _types.Name(typeof(List<>).MakeGenericType(list.GetGenericArguments())) is { } name
            ? Items($"new {name}", $"new {name}()", items, ((ICollection)items).Count, depth)
            : null;
    }

    /// <summary>The collections whose whole state is their items: those that compare by rules of their own are none.</summary>
    private string? Collection(IEnumerable items, Type type, int depth)
    {
        Type definition = type.GetGenericTypeDefinition();
        bool isKeyed = definition == typeof(Dictionary<,>);
        if ((!isKeyed && definition != typeof(List<>) && definition != typeof(HashSet<>)) || _types.Name(type) is not { } name)
        {
            return null;
        }

        if (definition != typeof(List<>))
        {
            object? usual = typeof(EqualityComparer<>).MakeGenericType(type.GetGenericArguments()[0]).GetProperty("Default")!.GetValue(null);
            if (!ReferenceEquals(type.GetProperty("Comparer")!.GetValue(items), usual))
            {
                return null;
            }
        }

        int count = (int)type.GetProperty("Count")!.GetValue(items)!;
        if (!isKeyed)
        {
            return Items($"new {name}", $"new {name}()", items, count, depth);
        }

        if (count > mostItems)
        {
            return null;
        }

        IDictionary pairs = (IDictionary)items;
        List<string?> written = [];
        foreach (DictionaryEntry pair in pairs)
        {
            written.Add(Write(pair.Key, depth + 1) is { } key && Write(pair.Value, depth + 1) is { } held ? $"[{key}] = {held}" : null);
        }

        return count == 0 ? $"new {name}()" : Block($"new {name}", written);
    }

    private string? Items(string type, string empty, IEnumerable items, int count, int depth)
    {
        if (count == 0 || count > mostItems)
        {
            _types.Use(typeof(Array));
            return count == 0 ? empty : null;
        }

        List<string?> written = [];
        foreach (object? item in items)
        {
            written.Add(Write(item, depth + 1));
            if (written[^1] is null)
            {
                return null;
            }
        }

        return Block(type, written);
    }

    /// <summary>An object whose fields are all those of properties that its constructor or an initializer takes.</summary>
    private string? Object(object value, Type type, int depth)
    {
        if (_types.Name(type) is not { } name)
        {
            return null;
        }

        Dictionary<string, FieldInfo> state = new(StringComparer.Ordinal);
        for (Type? at = type; at is not null && at != typeof(object) && at != typeof(ValueType); at = at.BaseType)
        {
            foreach (FieldInfo field in at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                int end = field.Name.IndexOf(">k__BackingField", StringComparison.Ordinal);
                if (end < 1 || !state.TryAdd(field.Name[1..end], field))
                {
                    return null;
                }
            }
        }

        ConstructorInfo? constructor = type.GetConstructors()
            .OrderByDescending(candidate => candidate.GetParameters().Length)
            .FirstOrDefault(candidate => candidate.GetParameters().All(parameter =>
                state.TryGetValue(parameter.Name!, out FieldInfo? field) && field.FieldType == parameter.ParameterType));
        if (type == typeof(object) || (constructor is null && !type.IsValueType))
        {
            return null;
        }

        string[] taken = [.. (constructor?.GetParameters() ?? []).Select(parameter => parameter.Name!)];
        string[] others = [.. state.Keys.Except(taken)];
        if (others.Any(property => Settable(type, property) is null))
        {
            return null;
        }

        // The fields are read, so that no code of the notebook's runs.
        string? made = taken.Length == 0 ? $"new {name}" : Joined($"new {name}(", taken.Select(property => state[property].GetValue(value)), ")", depth);
        if (made is null || others.Length == 0)
        {
            return made is null || taken.Length > 0 ? made : made + "()";
        }

        return Block(made, [.. others.Select(property => Write(state[property].GetValue(value), depth + 1) is { } held ? $"{property} = {held}" : null)]);
    }

    private static PropertyInfo? Settable(Type type, string name) =>
        type.GetProperties().Where(property => property.Name == name && property.SetMethod is { IsPublic: true }).ToList() is [var only] ? only : null;

    private string? Joined(string open, IEnumerable<object?> parts, string close, int depth)
    {
        List<string?> written = [.. parts.Select(part => Write(part, depth + 1))];
        return written.Contains(null) ? null : Short(open + string.Join(", ", written) + close);
    }

    /// <summary>On one line where there is room, else as many items on each line as there is room for.</summary>
    private string? Block(string open, List<string?> written)
    {
        if (written.Contains(null))
        {
            return null;
        }

        string line = $"{open} {{ {string.Join(", ", written)} }}";
        if (line.Length <= width && !line.Contains('\n', StringComparison.Ordinal))
        {
            return Short(line);
        }

        StringBuilder block = new($"{open}\n{{");
        int used = width;
        foreach (string item in written.OfType<string>())
        {
            bool isShort = item.Length <= 30 && !item.StartsWith('[') && !item.StartsWith("new ", StringComparison.Ordinal);
            if (isShort && used + item.Length + 2 <= width)
            {
                block.Append(' ').Append(item).Append(',');
                used += item.Length + 2;
            }
            else
            {
                block.Append("\n    ").Append(item.Replace("\n", "\n    ", StringComparison.Ordinal)).Append(',');
                used = isShort ? 5 + item.Length : width;
            }
        }

        return Short(block.Append("\n}").ToString());
    }

    private string? Short(string text) => text.Length <= longest ? text : null;

    /// <summary>A long text is shown line by line.</summary>
    private string Broken(object value, string scalar)
    {
        if (value is not string text || scalar.Length <= width || text.IndexOf('\n', StringComparison.Ordinal) is var first && (first < 0 || first == text.Length - 1))
        {
            return scalar;
        }

        List<string> lines = [];
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start) is var found and >= 0 ? found + 1 : text.Length;
            lines.Add(LiteralText.Of(text[start..end])!);
            start = end;
        }

        return string.Join(" +\n    ", lines);
    }
}
