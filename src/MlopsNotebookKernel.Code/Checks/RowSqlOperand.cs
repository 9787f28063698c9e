using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Code.Checks;

/// <summary>A value within a condition, in SQL.</summary>
/// <param name="Sql">The SQL.</param>
/// <param name="Type">Its type.</param>
/// <param name="CanBeMissing">Whether a row may lack it.</param>
internal sealed record RowSqlOperand(string Sql, ColumnType Type, bool CanBeMissing)
{
    /// <summary>
    /// Whether it was computed and may be no number (NaN), which is missing in SQL: less and greater mean the same then,
    /// equal does not.
    /// </summary>
    public bool IsComputed { get; init; }

    /// <summary>Whether two values compare alike in C# and in SQL.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool AreComparable(RowSqlOperand left, RowSqlOperand right) =>
        left.Type == right.Type || (IsNumeric(left.Type) && IsNumeric(right.Type));

    /// <summary>Whether values of a type are numbers.</summary>
    /// <param name="type">The type.</param>
    public static bool IsNumeric(ColumnType type) => type is ColumnType.Integer or ColumnType.Number;
}
