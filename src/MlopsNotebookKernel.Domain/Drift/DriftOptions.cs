namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>What matters in a comparison, and how sure it must be.</summary>
public sealed record DriftOptions
{
    /// <summary>The least effect that matters, where a column has none of its own; 0.1 by default.</summary>
    public double Threshold { get; init; } = 0.1;

    /// <summary>The least effect that matters, by column name; empty by default.</summary>
    public IReadOnlyDictionary<string, double> Thresholds { get; init; } = new Dictionary<string, double>();

    /// <summary>Names of the columns to judge; null judges all. Unknown names are the caller's to refuse.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>
    /// How often a comparison of two samples without drift may find any of its columns beyond noise; 0.0001 by default.
    /// It is shared among the columns, so that a wide table raises no more false alarms than a narrow one.
    /// </summary>
    public double FalseAlarmRate { get; init; } = 0.0001;

    /// <summary>
    /// Raw present values by column, for numeric columns whose profiles are not exact: statistics are then computed
    /// from them, without error bounds. Empty by default.
    /// </summary>
    public IReadOnlyDictionary<string, RawColumn> Raw { get; init; } = new Dictionary<string, RawColumn>();

    /// <summary>The threshold of a column.</summary>
    /// <param name="column">Its name.</param>
    public double ThresholdOf(string column) => Thresholds.GetValueOrDefault(column, Threshold);
}
