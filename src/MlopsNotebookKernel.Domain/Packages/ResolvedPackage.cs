namespace MlopsNotebookKernel.Domain.Packages;

/// <summary>A package of the session's resolved graph.</summary>
/// <param name="Id">The package's id, in its own casing.</param>
/// <param name="Version">The normalised version that was resolved.</param>
/// <param name="Requested">The version or range that the notebook asked for; null for a transitive package.</param>
/// <param name="Sha512">SHA-512 of the package's content, base64, as NuGet states it; empty where it is not known.</param>
/// <param name="Source">The kind of source it came from: <c>nuget.org</c>, <c>feed</c>, <c>folder</c> or <c>cache</c>; <c>host</c> where the notebook's host brings it; never an address.</param>
/// <param name="Dependencies">Ids of the packages it depends on, within the graph, ordinally sorted.</param>
public sealed record ResolvedPackage(
    string Id,
    string Version,
    string? Requested,
    string Sha512,
    string Source,
    IReadOnlyList<string> Dependencies)
{
    /// <summary>The source of what a notebook's host brings in a package's place.</summary>
    public const string HostSource = "host";

    /// <summary>Whether the notebook asked for it itself.</summary>
    public bool IsDirect => Requested is not null;

    /// <summary>Whether the notebook asked for whatever is newest (no version, or one with <c>*</c>): another day may resolve another version.</summary>
    public bool IsFloating => Requested is { } asked && (asked.Trim().Length == 0 || asked.Contains('*', StringComparison.Ordinal));
}
