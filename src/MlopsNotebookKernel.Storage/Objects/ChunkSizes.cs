namespace MlopsNotebookKernel.Storage.Objects;

/// <summary>How large chunks are, in bytes.</summary>
/// <param name="Minimum">The least, but for a file's last chunk; at least 64, the window of the rolling hash.</param>
/// <param name="Average">What most chunks are near; a power of two.</param>
/// <param name="Maximum">The most.</param>
internal sealed record ChunkSizes(int Minimum, int Average, int Maximum)
{
    /// <summary>256 KiB, 1 MiB, 4 MiB.</summary>
    public static ChunkSizes Standard { get; } = new(256 << 10, 1 << 20, 4 << 20);
}
