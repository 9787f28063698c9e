namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>Class shares against their bands: over the whole table, and by segment.</summary>
/// <param name="BaselineColumn">The column that tells the classes in the baseline.</param>
/// <param name="BaselineSource">Whether those are predictions or labels.</param>
/// <param name="CurrentColumn">The column that tells the classes now.</param>
/// <param name="CurrentSource">Whether those are predictions or labels.</param>
/// <param name="Overall">A band for each class over the whole table.</param>
/// <param name="SegmentColumn">The column whose values are the segments; null when not asked for.</param>
/// <param name="Segments">A report for each segment, those with alarms first, then by rows; empty when not asked for.</param>
public sealed record ClassBandReport(
    string BaselineColumn,
    ClassSource BaselineSource,
    string CurrentColumn,
    ClassSource CurrentSource,
    IReadOnlyList<ClassBand> Overall,
    string? SegmentColumn,
    IReadOnlyList<SegmentBands> Segments)
{
    /// <summary>Whether any band, overall or of a segment, is an alarm.</summary>
    public bool HasAlarm => Overall.Any(band => band.Status == ClassBandStatus.Alarm)
        || Segments.Any(segment => segment.HasAlarm);
}
