namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>The class bands of a segment.</summary>
/// <param name="Segment">The segment column's value as text; missing is the empty string.</param>
/// <param name="BaselineRows">Rows with a class in the baseline; 0 for a new segment.</param>
/// <param name="CurrentRows">Rows with a class now; 0 for a vanished segment.</param>
/// <param name="Bands">A band for each class; empty for a new or vanished segment.</param>
public sealed record SegmentBands(string Segment, long BaselineRows, long CurrentRows, IReadOnlyList<ClassBand> Bands)
{
    /// <summary>Whether any of its bands is an alarm.</summary>
    public bool HasAlarm => Bands.Any(band => band.Status == ClassBandStatus.Alarm);
}
