using System.Text.Json.Serialization;

namespace MlopsNotebookKernel.Domain.Pins;

/// <summary>A file that code used, and that is not the origin or the copy of one of the notebook's own snapshots.</summary>
/// <param name="Path">Relative to the workspace's root, forward slashes; as code writes it for one outside the repository.</param>
/// <param name="Use">How it was used.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Sha256">SHA-256 of its content.</param>
/// <param name="Cell">The run of the cell that first used it.</param>
public sealed record StampedFile(string Path, FileUse Use, long Length, string Sha256, int Cell)
{
    /// <summary>What <see cref="Confirmed"/> says of a file that the session saw opened.</summary>
    public const string Opened = "opened";

    /// <summary><see cref="Opened"/> where the session saw the file opened by the notebook's code; null where it did not, or cannot see that.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Confirmed { get; init; }

    /// <summary>Whether no cell names it: its path is computed, and the session saw it opened.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Unnamed { get; init; }
}
