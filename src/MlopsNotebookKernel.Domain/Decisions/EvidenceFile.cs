namespace MlopsNotebookKernel.Domain.Decisions;

/// <summary>A cell's output that a decision cites, as a file beside it.</summary>
/// <param name="Name">The file's name: what it is, the cell, and the first digits of its SHA-256.</param>
/// <param name="Content">Its bytes.</param>
public sealed record EvidenceFile(string Name, byte[] Content)
{
    /// <summary>The folder beside the decisions that holds such files.</summary>
    public const string Folder = "evidence";

    /// <summary>The largest file that is kept, in bytes: Git carries it for ever.</summary>
    public const int LargestBytes = 1_000_000;

    /// <summary>Its address, seen from a decision.</summary>
    public string Address => $"{Folder}/{Name}";
}
