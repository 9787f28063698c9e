namespace MlopsNotebookKernel.Storage.Citations;

/// <summary>What facts rely on.</summary>
/// <param name="Files">Kept bytes, each once, in order of facts.</param>
/// <param name="Problems">Facts that could not be read: path, what is wrong, and the remedy.</param>
/// <param name="Lost">Snapshots that a fact names and whose manifest is none of the facts, each once.</param>
public sealed record CitedFacts(IReadOnlyList<CitedFile> Files, IReadOnlyList<FactProblem> Problems, IReadOnlyList<SnapshotReference> Lost);
