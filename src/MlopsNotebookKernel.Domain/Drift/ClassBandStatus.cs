namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>What a class band says.</summary>
public enum ClassBandStatus
{
    /// <summary>The share lies within the band.</summary>
    Within,

    /// <summary>The share lies outside the band, in a segment with too few rows to raise an alarm.</summary>
    FewRows,

    /// <summary>The share lies outside the band.</summary>
    Alarm,
}
