using System.Globalization;

namespace MlopsNotebookKernel.Domain.Checks.Emergency;

/// <summary>
/// Did new data arrive? By the data's own latest moments: they must go on, and no further apart than usual. The same
/// data again is judged by the clock where the source is live, that is, where its latest moments are near the times of
/// delivery. Without moments the values must be others than before.
/// </summary>
internal static class FreshnessCheck
{
    /// <summary>While the spread of the gaps is not known: a weekend between working days and some hours more.</summary>
    private const double Factor = 4;

    /// <summary>Three weeks of working days: so many hold two weekends for sure.</summary>
    private const int LearnedFrom = 15;

    /// <summary>Some 40 %: a holiday beside a weekend.</summary>
    private const double Margin = 0.35;

    /// <summary>Judges a delivery.</summary>
    /// <param name="current">The delivery.</param>
    /// <param name="isKnown">Whether just this was seen before, under the same label.</param>
    /// <param name="earlier">Earlier deliveries, the latest last.</param>
    /// <param name="column">The column that tells the time; null without one.</param>
    /// <param name="now">The time.</param>
    public static CheckOutcome Judge(
        SourceObservation current, bool isKnown, IReadOnlyList<SourceObservation> earlier, string? column, DateTimeOffset now)
    {
        if (column is null || current.Newest(column) is not { } newest)
        {
            return ByContent(current, earlier);
        }

        SourceObservation[] dated = [.. earlier.Where(each => each.Newest(column) is not null)];
        if (dated.Length == 0)
        {
            return Outcome(CheckStatus.Learning, $"{column} goes to {Text(newest)}; nothing earlier to compare with");
        }

        DateTime last = dated[^1].Newest(column)!.Value;
        if (newest <= last)
        {
            return Outcome(CheckStatus.Failed, $"no new data: {column} goes to {Text(newest)}, and {dated[^1].Label} went to {Text(last)}");
        }

        double[] gaps = [.. dated.Zip(dated.Skip(1), (before, after) => (after.Newest(column)!.Value - before.Newest(column)!.Value).TotalSeconds).Where(gap => gap > 0)];
        TimeSpan gap = newest - last;
        if (gaps.Length == 0)
        {
            return Outcome(CheckStatus.Passed, $"{Text(gap)} newer than {dated[^1].Label}; how often is not known yet");
        }

        TimeSpan usual = TimeSpan.FromSeconds(UsualRange.Of(gaps, LearnedFrom, Factor, Margin).High);
        if (gap > usual)
        {
            return Outcome(CheckStatus.Failed, $"{Text(gap)} newer than {dated[^1].Label}, where up to {Text(usual)} is usual: a delivery is missing between, or {column} is wrong");
        }

        TimeSpan lag = current.At.UtcDateTime - newest;
        TimeSpan age = now.UtcDateTime - newest;
        bool isLive = lag < usual * Factor;
        return isKnown && isLive && age > usual + (lag > TimeSpan.Zero ? lag : TimeSpan.Zero)
            ? Outcome(CheckStatus.Failed, $"no new data for {Text(age)}, where up to {Text(usual)} is usual")
            : Outcome(CheckStatus.Passed, $"{Text(gap)} newer than {dated[^1].Label}; up to {Text(usual)} is usual");
    }

    private static CheckOutcome ByContent(SourceObservation current, IReadOnlyList<SourceObservation> earlier)
    {
        if (earlier.Count == 0)
        {
            return Outcome(CheckStatus.Learning, "nothing earlier to compare with");
        }

        return current.Content is { } content && earlier.LastOrDefault(each => each.Content == content) is { } same
            ? Outcome(CheckStatus.Failed, $"no new data: the values are those of {same.Label}")
            : Outcome(CheckStatus.Passed, "other values than before; no column tells the time");
    }

    private static CheckOutcome Outcome(CheckStatus status, string message) => new(EmergencyChecks.Freshness, CheckSeverity.Error, status, message);

    private static string Text(DateTime moment) => moment.ToString(
        moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Text(TimeSpan span) => span switch
    {
        { TotalDays: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0.#} days"),
        { TotalHours: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.#} hours"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0.#} minutes"),
    };
}
