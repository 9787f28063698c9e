namespace MlopsNotebookKernel.Domain.Snapshots;

/// <summary>A kept file.</summary>
/// <param name="Path">File name, or path within a kept folder; forward slashes.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">SHA-256 of its bytes (hexadecimal): a restore is exact.</param>
/// <param name="Chunks">Digests of the chunks that make it up, in order; a list of one is legal.</param>
public sealed record SnapshotFile(string Path, long Length, string Sha256, IReadOnlyList<string> Chunks);
