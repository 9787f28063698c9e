using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace MlopsNotebookKernel.Rendering.Values;

/// <summary>
/// Any value in one short line, for cells of tables and elements of lists. Records are spelt out here rather than by
/// their own <c>ToString</c>, which never ends when objects refer to each other.
/// </summary>
internal static class BriefText
{
    /// <summary>The line.</summary>
    /// <param name="value">Any value, or null.</param>
    public static string Of(object? value) => Clip(Of(value, 0));

    /// <summary>The text cut to what a cell shows, with its length said where something was cut.</summary>
    /// <param name="text">Any text.</param>
    public static string Clip(string text)
    {
        if (text.Length <= ValueLimits.CellCharacters)
        {
            return text;
        }

        int cut = ValueLimits.CellCharacters - (char.IsHighSurrogate(text[ValueLimits.CellCharacters - 1]) ? 1 : 0);
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, cut)}… ({text.Length:N0} characters)");
    }

    /// <summary>The elements of a sequence in one line: <c>[1, 2, …]</c>.</summary>
    /// <param name="sample">Its first elements.</param>
    /// <param name="depth">How deep the sequence lies.</param>
    public static string List(ValueSample sample, int depth)
    {
        IEnumerable<string> elements = sample.Elements.Select(element => element is string word ? $"\"{Clip(word)}\"" : Of(element, depth + 1));
        IEnumerable<string> rest = sample.Fault is { } fault ? [new ThrownValue(fault).ToString()] : sample.HasMore ? ["…"] : [];
        return $"[{string.Join(", ", elements.Concat(rest))}]";
    }

    private static string Of(object? value, int depth)
    {
        switch (value)
        {
            case null:
                return "null";
            case ThrownValue thrown:
                return thrown.ToString();
            case Exception exception:
                return new ThrownValue(exception).ToString();
            case IEnumerable when depth >= ValueLimits.BriefDepth:
                return TypeNames.Of(value.GetType());
        }

        Type type = value.GetType();
        if (ScalarText.IsScalar(type))
        {
            return ScalarText.InTable(value);
        }

        if (value is IEnumerable sequence)
        {
            return List(ValueSample.Take(sequence, _ => ValueLimits.BriefElements), depth);
        }

        if (value is ITuple tuple)
        {
            return $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Of(tuple[i], depth + 1)))})";
        }

        if (IsSpeltOut(type))
        {
            return depth >= ValueLimits.BriefDepth ? TypeNames.Of(type) : Members(value, type, depth);
        }

        return Own(value, type);
    }

    private static string Members(object value, Type type, int depth)
    {
        IReadOnlyList<ValueMember> members = ValueMember.Of(type);
        IEnumerable<string> parts = members.Take(ValueLimits.BriefElements)
            .Select(member => $"{member.Name} = {Of(member.Get(value), depth + 1)}")
            .Concat(members.Count > ValueLimits.BriefElements ? ["…"] : []);
        string name = TypeNames.IsAnonymous(type) ? "" : TypeNames.Of(type) + " ";
        return members.Count == 0 ? TypeNames.Of(type) : $"{name}{{ {string.Join(", ", parts)} }}";
    }

    private static string Own(object value, Type type)
    {
        MethodInfo? own = type.GetMethod(nameof(ToString), Type.EmptyTypes);
        if (own is null || own.DeclaringType == typeof(object) || own.DeclaringType == typeof(ValueType))
        {
            return TypeNames.Of(type);
        }

        try
        {
            return (value is IFormattable formattable
                ? formattable.ToString(null, CultureInfo.InvariantCulture)
                : value.ToString()) ?? "null";
        }
        catch (Exception exception)
        {
            return new ThrownValue(exception).ToString();
        }
    }

    /// <summary>Records and anonymous types, whose <c>ToString</c> the compiler wrote.</summary>
    private static bool IsSpeltOut(Type type) =>
        TypeNames.IsAnonymous(type)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        || type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic, [typeof(StringBuilder)]) is not null;
}
