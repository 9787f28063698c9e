namespace MlopsNotebookKernel.Domain.Tables;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name, as the source writes it.</param>
/// <param name="Type">Its type.</param>
public sealed record Column(string Name, ColumnType Type);
