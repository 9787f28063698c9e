namespace MlopsNotebookKernel.Domain.Reproductions.Comparison;

/// <summary>A table as it was shown.</summary>
/// <param name="Columns">The columns' titles; empty where it has no head.</param>
/// <param name="Rows">Its cells' texts by row.</param>
public sealed record ComparedTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
