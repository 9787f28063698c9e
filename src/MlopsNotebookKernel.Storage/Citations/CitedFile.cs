using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Storage.Citations;

/// <summary>Kept bytes that a fact relies on.</summary>
/// <param name="File">The bytes.</param>
/// <param name="Fact">The fact's path from the repository's root, forward slashes.</param>
/// <param name="Manifest">The snapshot whose file it is; null for a stamp's patch or untracked file.</param>
public sealed record CitedFile(SnapshotFile File, string Fact, SnapshotManifest? Manifest)
{
    /// <summary>What to call it: <c>flights@3fa2b1c09d77</c>, or <c>uncommitted.patch of .mlops/pins/research.ipynb.pin.json</c>.</summary>
    public string Label => Manifest is null ? $"{File.Path} of {Fact}"
        : Manifest.Kind == SnapshotKind.Folder ? $"{Manifest.Name}@{Manifest.ShortId} ({File.Path})"
        : $"{Manifest.Name}@{Manifest.ShortId}";
}
