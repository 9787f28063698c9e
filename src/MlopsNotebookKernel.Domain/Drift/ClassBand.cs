namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>The share of a class now, held against X/3…3X, where X is its share in the baseline.</summary>
/// <param name="Class">The class.</param>
/// <param name="Status">Within, alarm, or too few rows to say.</param>
/// <param name="BaselineCount">Rows of this class in the baseline.</param>
/// <param name="BaselineRows">Rows with a class in the baseline.</param>
/// <param name="CurrentCount">Rows of this class now.</param>
/// <param name="CurrentRows">Rows with a class now.</param>
/// <param name="IntervalLow">Lower end of the 95 % Wilson interval of the share now.</param>
/// <param name="IntervalHigh">Upper end of it.</param>
public sealed record ClassBand(
    string Class,
    ClassBandStatus Status,
    long BaselineCount,
    long BaselineRows,
    long CurrentCount,
    long CurrentRows,
    double IntervalLow,
    double IntervalHigh)
{
    /// <summary>The class's share in the baseline; 0 without rows.</summary>
    public double BaselineShare => BaselineRows == 0 ? 0 : (double)BaselineCount / BaselineRows;

    /// <summary>The class's share now; 0 without rows.</summary>
    public double CurrentShare => CurrentRows == 0 ? 0 : (double)CurrentCount / CurrentRows;

    /// <summary>The band's lower end: a third of the baseline's share.</summary>
    public double BandLow => BaselineShare / 3;

    /// <summary>The band's upper end: three times the baseline's share, at most 1.</summary>
    public double BandHigh => Math.Min(1, BaselineShare * 3);

    /// <summary>Whether the share now lies outside the band, however few the rows.</summary>
    public bool IsOutside => CurrentShare < BandLow || CurrentShare > BaselineShare * 3;
}
