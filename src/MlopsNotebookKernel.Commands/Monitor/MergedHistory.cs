using System.Text.Json;
using MlopsNotebookKernel.Domain.Histories;

namespace MlopsNotebookKernel.Commands.Monitor;

/// <summary>What was known of a log and what was measured now, as one history.</summary>
/// <param name="Periods">All periods, oldest first.</param>
/// <param name="Added">The names of new periods.</param>
/// <param name="Grown">The names of periods that have more rows now.</param>
/// <param name="Labelled">The names of periods of the same rows for which labels have arrived.</param>
/// <param name="Judged">The names of other periods that are told otherwise now: rows were lost, or something else was asked.</param>
internal sealed record MergedHistory(
    IReadOnlyList<HistoryPeriod> Periods, IReadOnlyList<string> Added, IReadOnlyList<string> Grown, IReadOnlyList<string> Labelled, IReadOnlyList<string> Judged)
{
    /// <summary>Merges; a period that is measured again replaces what was known of it.</summary>
    /// <param name="before">What was known.</param>
    /// <param name="now">What was measured; not empty.</param>
    public static MergedHistory Of(IReadOnlyList<HistoryPeriod> before, IReadOnlyList<HistoryPeriod> now)
    {
        Dictionary<DateOnly, HistoryPeriod> known = before.GroupBy(period => period.Start).ToDictionary(group => group.Key, group => group.Last());
        List<string> added = [];
        List<string> grown = [];
        List<string> labelled = [];
        List<string> judged = [];
        foreach (HistoryPeriod period in now)
        {
            if (!known.TryGetValue(period.Start, out HistoryPeriod? old))
            {
                added.Add(period.Period);
            }
            else if (Text(old) != Text(AsFarAsKnown(period, old)))
            {
                (period.Rows > old.Rows ? grown : period.Rows == old.Rows && period.Labelled > old.Labelled ? labelled : judged).Add(period.Period);
            }

            known[period.Start] = period with { Unknown = old?.Unknown };
        }

        return new MergedHistory([.. known.Values.OrderBy(period => period.Start)], added, grown, labelled, judged);
    }

    /// <summary>A period without what lines of earlier versions do not say: that it is said now is no other judgement.</summary>
    private static HistoryPeriod AsFarAsKnown(HistoryPeriod period, HistoryPeriod old) => period with
    {
        Validation = old.Validation is null ? null : period.Validation,
        Prediction = old.Prediction is null ? null : period.Prediction,
        Watched = old.Watched is null ? null : period.Watched,
        Stamped = old.Stamped is null ? null : period.Stamped,
        Classes = old.Classes.Any(each => each.BaselineRows is not null)
            ? period.Classes
            : [.. period.Classes.Select(each => each with { BaselineCount = null, BaselineRows = null })],
    };

    private static string Text(HistoryPeriod period) => JsonSerializer.Serialize(period with { Unknown = null });
}
