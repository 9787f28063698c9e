using MlopsNotebookKernel.Domain.Drift;

namespace MlopsNotebookKernel.Commands.Pin;

/// <summary>How a table that moved compares with the one that was stamped.</summary>
/// <param name="Asset">The asset's name.</param>
/// <param name="Report">Its drift.</param>
public sealed record AssetDrift(string Asset, DriftReport Report)
{
    /// <summary>The snapshot that was stamped, as <c>name@id</c> with a short id; null where only the name is known.</summary>
    public string? Snapshot { get; init; }

    /// <summary>The file that was compared with it, relative to the workspace's root; null where it was no file.</summary>
    public string? Path { get; init; }
}
