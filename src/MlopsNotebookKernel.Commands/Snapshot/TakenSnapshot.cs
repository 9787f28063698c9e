using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Commands.Snapshot;

/// <summary>What came of taking a snapshot.</summary>
/// <param name="Manifest">The manifest that is kept now.</param>
/// <param name="IsNew">False when this content was kept under this name before: no committed file changed.</param>
public sealed record TakenSnapshot(SnapshotManifest Manifest, bool IsNew);
