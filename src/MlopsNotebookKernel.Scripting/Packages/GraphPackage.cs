using NuGet.Versioning;

namespace MlopsNotebookKernel.Scripting.Packages;

/// <summary>A package of a resolved graph.</summary>
/// <param name="Id">Its id, in its own casing.</param>
/// <param name="Version">The version that was resolved.</param>
/// <param name="Dependencies">Ids of the packages it depends on, within the graph, ordinally sorted.</param>
internal sealed record GraphPackage(string Id, NuGetVersion Version, IReadOnlyList<string> Dependencies);
