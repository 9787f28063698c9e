using System.Globalization;

namespace MlopsNotebookKernel.Domain.Periods;

/// <summary>A time of whole periods, written <c>90d</c>, <c>12w</c> or <c>6m</c>.</summary>
/// <param name="Count">How many; at least 1.</param>
/// <param name="Length">How long each is.</param>
public sealed record PeriodSpan(int Count, PeriodLength Length)
{
    private const int Most = 10_000;

    /// <summary>Reads a span; null for what is none.</summary>
    /// <param name="text">The text.</param>
    public static PeriodSpan? Parse(string text)
    {
        PeriodLength? length = text.Length < 2 ? null : char.ToLowerInvariant(text[^1]) switch
        {
            'd' => PeriodLength.Day,
            'w' => PeriodLength.Week,
            'm' => PeriodLength.Month,
            _ => null,
        };
        return length is { } known && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is > 0 and <= Most
            ? new PeriodSpan(count, known)
            : null;
    }

    /// <summary>The moment at which the span ends.</summary>
    /// <param name="start">When it begins.</param>
    public DateTime EndFrom(DateTime start) => Period.After(start, Length, Count);

    /// <summary>The span in words: <c>12 weeks</c>.</summary>
    public string Words => Period.Words(Count, Length);

    /// <summary>The span as <see cref="Parse"/> reads it.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Count}{(Length switch { PeriodLength.Day => 'd', PeriodLength.Week => 'w', _ => 'm' })}");
}
