using System.Text.Json.Serialization;

namespace MlopsNotebookKernel.Domain.Pins;

/// <summary>A snapshot that the notebook took, restored or compared with.</summary>
/// <param name="Name">The snapshot's name.</param>
/// <param name="Id">Its full id.</param>
/// <param name="Kind">What it keeps: <c>table</c>, <c>file</c>, <c>archive</c> or <c>folder</c>.</param>
/// <param name="Rows">Rows of a table; null for other kinds.</param>
/// <param name="Path">The file it was taken from (or restored to, or written to beside a variable), relative to the workspace's root; null for a variable, and where it was only compared with.</param>
/// <param name="Variable">The variable it was taken from (or restored as); null for a file, and where it was only compared with.</param>
/// <param name="Restored">Whether it was brought back (or compared with) rather than taken: then the file is a copy, and may be missing.</param>
/// <param name="Bytes">The size of what it keeps.</param>
/// <param name="Sha256">SHA-256 of its bytes; null for a folder.</param>
/// <param name="Cell">The run of the cell that first used it.</param>
public sealed record StampedAsset(
    string Name, string Id, string Kind, long? Rows, string? Path, string? Variable, bool Restored, long Bytes, string? Sha256, int Cell)
{
    /// <summary>Name and short id, as shown to people: <c>flights@3fa2b1c09d77</c>.</summary>
    [JsonIgnore]
    public string Label => $"{Name}@{ShortId}";

    /// <summary>Whether data was only compared with it: it was brought back neither as a file nor as a variable.</summary>
    [JsonIgnore]
    public bool IsCompared => Restored && Path is null && Variable is null;

    /// <summary>The first 12 digits of the id.</summary>
    [JsonIgnore]
    public string ShortId => Id.Length > 12 ? Id[..12] : Id;
}
