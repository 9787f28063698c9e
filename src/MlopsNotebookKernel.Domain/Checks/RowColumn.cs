using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Domain.Checks;

/// <summary>A column as a row's property.</summary>
/// <param name="Property">The property's name in C#: <c>ArrivalDelay</c> for <c>arrival_delay</c>.</param>
/// <param name="Column">The column's name, as the source writes it.</param>
/// <param name="Type">Its type.</param>
/// <param name="CanBeMissing">Whether the property is nullable: the good snapshot lacks values. In a column that is not, a missing value fails the row.</param>
public sealed record RowColumn(string Property, string Column, ColumnType Type, bool CanBeMissing);
