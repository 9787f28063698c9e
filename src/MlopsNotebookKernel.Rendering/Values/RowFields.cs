using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace MlopsNotebookKernel.Rendering.Values;

/// <summary>A row of a table out of an object: names with values.</summary>
internal static class RowFields
{
    /// <summary>The name of the one column of rows that are scalars.</summary>
    private const string Scalar = "value";

    /// <summary>The fields: members of an object, entries of a dictionary, elements of a tuple or an inner sequence.</summary>
    /// <param name="row">The row's object; null has no fields.</param>
    public static IReadOnlyList<(string Name, object? Value)> Of(object? row)
    {
        if (row is null)
        {
            return [];
        }

        Type type = row.GetType();
        if (ScalarText.IsScalar(type) || row is Exception)
        {
            return [(Scalar, row)];
        }

        if (row is ITuple tuple)
        {
            return [.. Enumerable.Range(0, tuple.Length).Select(i => ($"Item{Text(i + 1)}", tuple[i]))];
        }

        if (IsPair(type))
        {
            return Pair(row, type);
        }

        if (row is IEnumerable sequence)
        {
            return Elements(sequence, type);
        }

        IReadOnlyList<ValueMember> members = ValueMember.Of(type);
        return members.Count == 0 ? [(Scalar, row)] : [.. members.Select(member => (member.Name, member.Get(row)))];
    }

    /// <summary>Whether a type is the entry of a dictionary.</summary>
    /// <param name="type">A type.</param>
    public static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    /// <summary>The key of an entry, then its value, spread over columns where it is an object itself.</summary>
    private static IReadOnlyList<(string Name, object? Value)> Pair(object row, Type type)
    {
        object? key = type.GetProperty("Key")!.GetValue(row);
        object? value = type.GetProperty("Value")!.GetValue(row);
        bool isObject = value is not null and not IEnumerable and not ITuple and not Exception
            && !ScalarText.IsScalar(value.GetType()) && ValueMember.Of(value.GetType()).Count > 0;
        return isObject ? [("Key", key), .. Of(value)] : [("Key", key), ("Value", value)];
    }

    /// <summary>A dictionary's entries by their keys; any other sequence's elements by their numbers.</summary>
    private static IReadOnlyList<(string Name, object? Value)> Elements(IEnumerable sequence, Type type)
    {
        ValueSample sample = ValueSample.Take(sequence, _ => ValueLimits.Columns + 1);
        List<(string Name, object? Value)> fields = [];
        bool keyed = type.GetInterfaces().Append(type).Any(known => known.IsGenericType
            && (known.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) || known.GetGenericTypeDefinition() == typeof(IDictionary<,>)));
        foreach (object? element in sample.Elements)
        {
            fields.Add(element switch
            {
                DictionaryEntry entry => (BriefText.Of(entry.Key), entry.Value),
                not null when keyed && IsPair(element.GetType()) =>
                    (BriefText.Of(element.GetType().GetProperty("Key")!.GetValue(element)), element.GetType().GetProperty("Value")!.GetValue(element)),
                _ => (Text(fields.Count), element),
            });
        }

        if (sample.Fault is { } fault)
        {
            fields.Add((Text(fields.Count), new ThrownValue(fault)));
        }

        return fields;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
