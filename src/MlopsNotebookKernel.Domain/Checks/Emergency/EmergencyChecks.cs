using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Domain.Checks.Emergency;

/// <summary>
/// The three checks that every source has from its first day, with nothing to tune: did new data arrive, is it about as
/// much as usual, is its schema the same. What is usual is learned from earlier deliveries.
/// </summary>
public static class EmergencyChecks
{
    /// <summary>The name of the check of freshness.</summary>
    public const string Freshness = "new-data";

    /// <summary>The name of the check of volume.</summary>
    public const string Volume = "usual-rows";

    /// <summary>The name of the check of the schema.</summary>
    public const string Schema = "same-schema";

    /// <summary>Judges a delivery.</summary>
    /// <param name="current">The delivery.</param>
    /// <param name="history">All deliveries known of the source, this one as well where it was seen before; in any order.</param>
    /// <param name="now">The time.</param>
    /// <returns>The three outcomes.</returns>
    public static IReadOnlyList<CheckOutcome> Judge(SourceObservation current, IReadOnlyList<SourceObservation> history, DateTimeOffset now)
    {
        string? column = TimeColumn(current, history);
        SourceObservation? known = history.Where(current.SawTheSame).MinBy(each => each.At);
        SourceObservation judged = known is null ? current : current with { At = known.At };

        // Judged again, a delivery is held against what came before it, so that the answer stays the same.
        SourceObservation[] earlier =
        [
            .. history
                .Where(each => each.IsUsual && !current.SawTheSame(each) && (known is null || Precedes(each, judged, column)))
                .OrderBy(each => column is null ? null : each.Newest(column))
                .ThenBy(each => each.At),
        ];
        return
        [
            FreshnessCheck.Judge(judged, known is not null, earlier, column, now),
            VolumeCheck.Judge(judged, earlier),
            SchemaCheck.Judge(judged, earlier),
        ];
    }

    /// <summary>The column of moments that tells the time: the first whose latest moment is another in each delivery, else the first.</summary>
    private static string? TimeColumn(SourceObservation current, IReadOnlyList<SourceObservation> history)
    {
        string[] moments = [.. current.Columns.Where(column => column is { Type: ColumnType.Timestamp, Newest: not null }).Select(column => column.Name)];
        SourceObservation[] others = [.. history.Where(each => each.IsUsual && !current.SawTheSame(each))];
        return moments.FirstOrDefault(name =>
            {
                DateTime[] newest = [.. others.Select(each => each.Newest(name)).OfType<DateTime>()];
                return newest.Length > 0 && newest.Distinct().Count() == newest.Length;
            }) ?? moments.FirstOrDefault();
    }

    private static bool Precedes(SourceObservation other, SourceObservation current, string? column) =>
        column is not null && other.Newest(column) is { } theirs && current.Newest(column) is { } ours && theirs != ours
            ? theirs < ours
            : other.At < current.At;
}
