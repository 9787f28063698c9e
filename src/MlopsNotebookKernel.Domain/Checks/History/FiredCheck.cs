namespace MlopsNotebookKernel.Domain.Checks.History;

/// <summary>A check that fired.</summary>
/// <param name="Name">The check's name.</param>
/// <param name="Failing">Rows that failed; null where it is not about rows.</param>
/// <param name="Snapshot">The snapshot that keeps them, <c>name@id</c>; null where none does.</param>
public sealed record FiredCheck(string Name, long? Failing = null, string? Snapshot = null);
