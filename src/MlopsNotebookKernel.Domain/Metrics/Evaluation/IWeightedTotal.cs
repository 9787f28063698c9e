namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>A number over a model's rows from which metrics are computed, prepared once so that any weights of rows are one walk.</summary>
internal interface IWeightedTotal
{
    /// <summary>Computes it for each resample of a batch.</summary>
    /// <param name="weights">How often each row counts.</param>
    /// <param name="rows">How many rows each resample has.</param>
    /// <param name="totals">Gets a number for each resample; NaN where it is not defined.</param>
    void Fill(WeightBatch weights, ReadOnlySpan<double> rows, Span<double> totals);

    /// <summary>
    /// How it changes with the weight of each row, at equal weights; null where it jumps from row to row, so that no
    /// derivative says how it behaves.
    /// </summary>
    double[]? Influence();
}
