namespace MlopsNotebookKernel.Domain.Pins.Differences;

/// <summary>How a column of a table differs.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Text">What differs: "values", "added", "gone", "type integer → text".</param>
/// <param name="Rows">In how many rows its values differ; null when the old values are not at hand, or the numbers of rows differ.</param>
public sealed record ColumnDifference(string Name, string Text, long? Rows);
