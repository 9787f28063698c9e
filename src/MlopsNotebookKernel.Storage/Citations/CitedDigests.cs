namespace MlopsNotebookKernel.Storage.Citations;

/// <summary>What all facts of a repository cite.</summary>
/// <param name="Digests">Every digest that any of them could mean, also those of manifests that were deleted while a fact still names their snapshot.</param>
/// <param name="Lost">Snapshots that a fact names and of which no manifest can be found, each once: their bytes are not known.</param>
public sealed record CitedDigests(IReadOnlySet<string> Digests, IReadOnlyList<SnapshotReference> Lost);
