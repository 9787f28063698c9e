namespace MlopsNotebookKernel.Storage.Remotes;

/// <summary>What came of a transfer.</summary>
/// <param name="Asked">Objects that were to be at the other end.</param>
/// <param name="Moved">Objects that travelled.</param>
/// <param name="Bytes">Bytes that travelled.</param>
/// <param name="Missing">Digests of objects that are at neither end.</param>
/// <param name="Damaged">Objects that did not pass their digest, and so did not travel.</param>
public sealed record TransferReport(int Asked, int Moved, long Bytes, IReadOnlyList<string> Missing, IReadOnlyList<DamagedObject> Damaged)
{
    /// <summary>Objects that were there before.</summary>
    public int Present => Asked - Moved - Missing.Count - Damaged.Count;
}
