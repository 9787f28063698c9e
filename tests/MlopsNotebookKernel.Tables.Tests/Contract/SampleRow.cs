using System.Globalization;

namespace MlopsNotebookKernel.Tables.Tests.Contract;

/// <summary>A row of the table that every kind of source must serve alike.</summary>
public sealed record SampleRow(bool Truth, long Whole, double Fraction, string Word, DateTime Moment)
{
    /// <summary>More than one chunk of the database's, and no multiple of it.</summary>
    public const int Count = 5000;

    private static readonly string[] Words =
        ["plain", "with, comma", "with \"quotes\"", "two\nlines", "größe", "日本", "🛫", " spaces ", "NA", "0", "true", "x'y", "a rather long text of many letters"];

    public static IReadOnlyList<SampleRow> All { get; } = [.. Enumerable.Range(0, Count).Select(static i => new SampleRow(
        i % 3 == 0,
        (i - 2000) * 7L,
        i % 7 == 0 ? double.NaN : Math.Sqrt(i) * (i % 2 == 0 ? 1 : -1e-9),
        Words[i % Words.Length],
        new DateTime(1969, 12, 30, 23, 59, 58).AddTicks(i * 86_400_123_4560L)))];

    public static string Csv(string lineEnd, bool quoteAll, string numberFormat)
    {
        string Field(string text) => quoteAll || text.AsSpan().ContainsAny(",\"\n\r ")
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
        IEnumerable<string> lines = All.Select(row => string.Join(',', new[]
        {
            row.Truth ? "true" : "False",
            row.Whole.ToString(CultureInfo.InvariantCulture),
            double.IsNaN(row.Fraction) ? "" : row.Fraction.ToString(numberFormat, CultureInfo.InvariantCulture),
            row.Word,
            row.Moment.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        }.Select(Field)));
        return string.Concat(lines.Prepend("Truth,Whole,Fraction,Word,Moment").Select(line => line + lineEnd));
    }
}
