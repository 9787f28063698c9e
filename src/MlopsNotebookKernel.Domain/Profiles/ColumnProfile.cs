using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Domain.Profiles;

/// <summary>The frozen profile of a column.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Rows">Number of rows, missing ones included.</param>
/// <param name="Missing">Rows without a value; for numbers, NaN counts as missing.</param>
/// <param name="Distribution">The present values' distribution.</param>
/// <param name="Numeric">Moments of a numeric column; null for text, and where no value is present.</param>
public sealed record ColumnProfile(
    string Name,
    ColumnType Type,
    ColumnRole Role,
    long Rows,
    long Missing,
    Distribution Distribution,
    NumericSummary? Numeric)
{
    /// <summary>Distinct values kept exactly before a profile turns to bins or to the most frequent values.</summary>
    public const int ExactLimit = 4096;
}
