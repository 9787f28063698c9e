using System.Text.Json.Serialization;

namespace MlopsNotebookKernel.Domain.Pins;

/// <summary>A project of the repository whose code the notebook used: by <c>#r</c> of it or of what it builds, or through such a project.</summary>
/// <param name="Path">Its project file, relative to the workspace's root, forward slashes.</param>
/// <param name="Assembly">The built assembly that a cell named, relative to the workspace's root; null where the project itself was named, or another project refers to it.</param>
/// <param name="Version">The version that its file (or the nearest <c>Directory.Build.props</c>) states; null where none does.</param>
/// <param name="Commit">Full id of the commit that its own repository (a submodule, or the notebook's) stood at; null where there was none.</param>
/// <param name="Api">SHA-256 of its public members, computed from source.</param>
/// <param name="Source">SHA-256 of all its members with what they do, and of its project file; comments and layout do not count.</param>
/// <param name="Cell">The run of the cell that first used it.</param>
public sealed record StampedProject(
    string Path, string? Assembly, string? Version, string? Commit, string Api, string Source, int Cell)
{
    /// <summary>Its version, and the first digits of both digests, as shown to people.</summary>
    [JsonIgnore]
    public string Label => $"{(Version is null ? "" : $"version {Version}, ")}API {Api[..12]}, code {Source[..12]}";
}
