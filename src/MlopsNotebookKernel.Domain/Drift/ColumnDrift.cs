using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>How a column compares with its baseline.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">Its type now.</param>
/// <param name="Verdict">The graver of the verdicts on its values and on its missing values.</param>
/// <param name="BaselineRows">Present values in the baseline.</param>
/// <param name="CurrentRows">Present values now.</param>
/// <param name="Values">The change of its values, judged; null when one side has none.</param>
/// <param name="Missing">The change of its missing values, judged; null when neither side has any.</param>
/// <param name="Moved">The value or range whose share changed most; null when nothing changed or one side has no values.</param>
/// <param name="New">Categories that only occur now, most frequent first; empty for numbers and where the baseline's list is not complete.</param>
/// <param name="Vanished">Categories that only occur in the baseline, most frequent first; empty for numbers and where the current list is not complete.</param>
/// <param name="Statistics">All statistics; null when one side has no values.</param>
/// <param name="Picture">Both distributions for a chart; null when one side has no values.</param>
public sealed record ColumnDrift(
    string Name,
    ColumnType Type,
    DriftVerdict Verdict,
    long BaselineRows,
    long CurrentRows,
    Judgement? Values,
    MissingDrift? Missing,
    ShareMove? Moved,
    IReadOnlyList<ShareMove> New,
    IReadOnlyList<ShareMove> Vanished,
    ColumnStatistics? Statistics,
    ColumnPicture? Picture)
{
    /// <summary>
    /// The greater of its judged effects in multiples of what matters: 1 is just material. Columns are ordered by
    /// verdict, then by this.
    /// </summary>
    public double Weight => Math.Max(WeightOf(Values), WeightOf(Missing?.Judgement));

    private static double WeightOf(Judgement? judgement) => judgement is null ? 0 : judgement.Effect / judgement.Threshold;
}
