namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>How a table compares with its baseline.</summary>
/// <param name="Verdict">
/// The gravest verdict of a column; at least watch when a column is gone or can no longer be compared.
/// </param>
/// <param name="BaselineRows">Rows of the baseline.</param>
/// <param name="CurrentRows">Rows now.</param>
/// <param name="Columns">The judged columns, gravest verdict first, then greatest effect in multiples of its threshold.</param>
/// <param name="Apart">Identifier and time columns, in the table's order.</param>
/// <param name="Schema">Columns gone, added, or of another type, in the baseline's order, then the current's.</param>
/// <param name="BiggestMover">Name of the column with the gravest verdict and greatest effect; null when all are steady.</param>
/// <param name="FalseAlarmRate">How often samples without drift would show any column beyond noise.</param>
public sealed record DriftReport(
    DriftVerdict Verdict,
    long BaselineRows,
    long CurrentRows,
    IReadOnlyList<ColumnDrift> Columns,
    IReadOnlyList<ApartColumn> Apart,
    IReadOnlyList<SchemaDifference> Schema,
    string? BiggestMover,
    double FalseAlarmRate);
