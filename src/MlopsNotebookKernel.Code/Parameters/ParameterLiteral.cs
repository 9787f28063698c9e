using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace MlopsNotebookKernel.Code.Parameters;

/// <summary>Turns a value given as text into a C# declaration. Values are data: none can bring code with it.</summary>
public static class ParameterLiteral
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>The types that values can be given for, as C# source.</summary>
    public static IReadOnlyList<string> Types { get; } =
    [
        "bool", "char", "string", "int", "uint", "long", "ulong", "short", "ushort", "byte", "sbyte", "float", "double", "decimal",
        "DateTime", "DateOnly", "TimeOnly", "TimeSpan", "Guid", "Uri",
    ];

    /// <summary>Whether a text can be the name of a variable.</summary>
    /// <param name="name">The text.</param>
    public static bool IsName(string name) =>
        SyntaxFacts.IsValidIdentifier(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None;

    /// <summary>The type that a value looks like: <c>bool</c>, <c>int</c>, <c>long</c>, <c>double</c>, else <c>string</c>.</summary>
    /// <param name="value">The value, written the invariant way.</param>
    public static string Guess(string value) =>
        bool.TryParse(value, out _) ? "bool"
        : int.TryParse(value, NumberStyles.AllowLeadingSign, Invariant, out _) ? "int"
        : long.TryParse(value, NumberStyles.AllowLeadingSign, Invariant, out _) ? "long"
        : double.TryParse(value, NumberStyles.Float, Invariant, out double number) && double.IsFinite(number) ? "double"
        : "string";

    /// <summary>A declaration of a variable with a value.</summary>
    /// <param name="name">The variable's name.</param>
    /// <param name="type">Its type: one of <see cref="Types"/>, with or without its namespace, perhaps nullable.</param>
    /// <param name="value">Its value, written the invariant way; <c>null</c> for a nullable type.</param>
    /// <returns>One line of C#; null when the value is none of that type, or no values can be given for the type.</returns>
    public static string? Declare(string name, string type, string value) =>
        Literal(type, value) is { } literal ? $"{type} {name} = {literal};" : null;

    /// <summary>Whether values can be given for a type.</summary>
    /// <param name="type">The type as C# source.</param>
    public static bool IsServed(string type) => Types.Contains(Bare(type), StringComparer.Ordinal);

    private static string? Literal(string type, string value)
    {
        if (type.EndsWith('?') && value == "null")
        {
            return "null";
        }

        return Bare(type) switch
        {
            "bool" => bool.TryParse(value, out bool truth) ? truth ? "true" : "false" : null,
            "char" => value.Length == 1 ? SymbolDisplay.FormatLiteral(value[0], quote: true) : null,
            "string" => SymbolDisplay.FormatLiteral(value, quote: true),
            "int" => Whole<int>(value, ""),
            "uint" => Whole<uint>(value, "u"),
            "long" => Whole<long>(value, "L"),
            "ulong" => Whole<ulong>(value, "UL"),
            "short" => Whole<short>(value, ""),
            "ushort" => Whole<ushort>(value, ""),
            "byte" => Whole<byte>(value, ""),
            "sbyte" => Whole<sbyte>(value, ""),
            "float" => float.TryParse(value, NumberStyles.Float, Invariant, out float number) ? Real("float", number, float.IsFinite(number), "f") : null,
            "double" => double.TryParse(value, NumberStyles.Float, Invariant, out double number) ? Real("double", number, double.IsFinite(number), "d") : null,
            "decimal" => decimal.TryParse(value, NumberStyles.Float, Invariant, out decimal number) ? number.ToString(Invariant) + "m" : null,
            "DateTime" => DateTime.TryParse(value, Invariant, DateTimeStyles.RoundtripKind, out DateTime time)
                ? string.Create(Invariant, $"new System.DateTime({time.Ticks}L, System.DateTimeKind.{time.Kind}) /* {time:yyyy-MM-dd HH:mm:ss} */")
                : null,
            "DateOnly" => DateOnly.TryParse(value, Invariant, out DateOnly date)
                ? string.Create(Invariant, $"new System.DateOnly({date.Year}, {date.Month}, {date.Day})")
                : null,
            "TimeOnly" => TimeOnly.TryParse(value, Invariant, out TimeOnly hour) ? string.Create(Invariant, $"new System.TimeOnly({hour.Ticks}L) /* {hour:HH:mm:ss} */") : null,
            "TimeSpan" => TimeSpan.TryParse(value, Invariant, out TimeSpan span) ? string.Create(Invariant, $"new System.TimeSpan({span.Ticks}L) /* {span:c} */") : null,
            "Guid" => Guid.TryParse(value, out Guid id) ? $"new System.Guid(\"{id}\")" : null,
            "Uri" => Uri.TryCreate(value, UriKind.RelativeOrAbsolute, out _)
                ? $"new System.Uri({SymbolDisplay.FormatLiteral(value, quote: true)}, System.UriKind.RelativeOrAbsolute)"
                : null,
            _ => null,
        };
    }

    private static string Bare(string type)
    {
        string bare = type.TrimEnd('?');
        bare = bare.StartsWith("global::", StringComparison.Ordinal) ? bare["global::".Length..] : bare;
        return bare.StartsWith("System.", StringComparison.Ordinal) ? bare["System.".Length..] : bare;
    }

    private static string? Whole<T>(string value, string suffix)
        where T : System.Numerics.INumber<T> =>
        T.TryParse(value, NumberStyles.AllowLeadingSign, Invariant, out T? number) ? number.ToString(null, Invariant) + suffix : null;

    private static string Real<T>(string type, T number, bool isFinite, string suffix)
        where T : IFormattable =>
        isFinite ? number.ToString("R", Invariant) + suffix
        : $"{type}.{number.ToString(null, Invariant) switch { "NaN" => "NaN", "Infinity" => "PositiveInfinity", _ => "NegativeInfinity" }}";
}
