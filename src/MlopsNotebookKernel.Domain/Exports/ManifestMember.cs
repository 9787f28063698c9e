namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>A member in <c>export.json</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is; see <see cref="ExportedMember"/>.</param>
/// <param name="File">The file it lies in.</param>
/// <param name="Mark">The mark of its cell; null when it was pulled in by another member.</param>
public sealed record ManifestMember(string Name, string Kind, string File, string? Mark = null);
