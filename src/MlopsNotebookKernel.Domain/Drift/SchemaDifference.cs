using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>A difference between the two tables' columns.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Kind">What differs.</param>
/// <param name="Baseline">Its type in the baseline; null when it was not there.</param>
/// <param name="Current">Its type now; null when it is gone.</param>
/// <param name="Compared">Whether its values could be compared all the same.</param>
public sealed record SchemaDifference(
    string Column, SchemaDifferenceKind Kind, ColumnType? Baseline, ColumnType? Current, bool Compared);
