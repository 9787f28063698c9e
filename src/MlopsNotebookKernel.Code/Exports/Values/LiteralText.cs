using System.Globalization;
using System.Text;

namespace MlopsNotebookKernel.Code.Exports.Values;

/// <summary>Writes single values as C# source, the same in every culture.</summary>
public static class LiteralText
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>A value that is one word to a reader: a number, a text, a time, an enum.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Null when it is none.</returns>
    public static string? Of(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        string text => Quote(text),
        char letter => Quote(letter),
        double number => Floating(number),
        float number => Floating(number),
        decimal number => number.ToString(Culture) + "m",
        Enum => null,
        int number => number.ToString(Culture),
        long number => number.ToString(Culture) + "L",
        uint number => number.ToString(Culture) + "u",
        ulong number => number.ToString(Culture) + "UL",
        short or ushort or byte or sbyte => $"({TypeText.Keyword(value.GetType())}){Convert.ToString(value, Culture)}",
        DateTime time => Time(time),
        DateTimeOffset time => $"new DateTimeOffset({Time(time.DateTime)}, {Span(time.Offset)})",
        DateOnly day => string.Create(Culture, $"new DateOnly({day.Year}, {day.Month}, {day.Day})"),
        TimeOnly time => time.Ticks % TimeSpan.TicksPerSecond == 0
            ? string.Create(Culture, $"new TimeOnly({time.Hour}, {time.Minute}, {time.Second})")
            : string.Create(Culture, $"new TimeOnly({time.Ticks}L)"),
        TimeSpan span => Span(span),
        Guid id => $"Guid.Parse(\"{id}\")",
        _ => null,
    };

    private static string Floating(double number) =>
        double.IsNaN(number) ? "double.NaN"
        : double.IsInfinity(number) ? number > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity"
        : number.ToString("R", Culture) is var text && text.AsSpan().IndexOfAny(".E") < 0 ? text + ".0" : text;

    private static string Floating(float number) =>
        float.IsNaN(number) ? "float.NaN"
        : float.IsInfinity(number) ? number > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity"
        : number.ToString("R", Culture) + "f";

    private static string Time(DateTime time)
    {
        string kind = time.Kind == DateTimeKind.Unspecified ? "" : $", DateTimeKind.{time.Kind}";
        return time.Ticks % TimeSpan.TicksPerSecond != 0 ? string.Create(Culture, $"new DateTime({time.Ticks}L{kind})")
            : time.TimeOfDay == TimeSpan.Zero && kind.Length == 0 ? string.Create(Culture, $"new DateTime({time.Year}, {time.Month}, {time.Day})")
            : string.Create(Culture, $"new DateTime({time.Year}, {time.Month}, {time.Day}, {time.Hour}, {time.Minute}, {time.Second}{kind})");
    }

    private static string Span(TimeSpan span) => span == TimeSpan.Zero ? "TimeSpan.Zero"
        : span.Ticks % TimeSpan.TicksPerSecond != 0 ? string.Create(Culture, $"TimeSpan.FromTicks({span.Ticks}L)")
        : span.Days == 0 ? string.Create(Culture, $"new TimeSpan({span.Hours}, {span.Minutes}, {span.Seconds})")
        : string.Create(Culture, $"new TimeSpan({span.Days}, {span.Hours}, {span.Minutes}, {span.Seconds})");

    private static string Quote(char letter) => letter == '\'' ? "'\\''" : letter == '"' ? "'\"'" : $"'{Escape(letter)}'";

    private static string Quote(string text)
    {
        StringBuilder quoted = new("\"");
        for (int at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                quoted.Append(text, at++, 2);
            }
            else
            {
                quoted.Append(Escape(text[at]));
            }
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A letter as it may stand in a text: what does not show itself, or changes how others read, is escaped.</summary>
    private static string Escape(char letter) => letter switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\0' => "\\0",
        _ => char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse
            ? "\\u" + ((int)letter).ToString("X4", Culture)
            : letter.ToString(),
    };
}
