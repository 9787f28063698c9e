namespace MlopsNotebookKernel.Code.Vendoring;

/// <summary>What of the projects a notebook needs, and how it comes to use the copy.</summary>
/// <param name="Text">The code: a C# script that any kernel can load; LF.</param>
/// <param name="Members">Names of the types and members copied, in order of the text.</param>
/// <param name="Edits">The lines of cells that name the projects, with what stands there instead.</param>
/// <param name="Refusals">What cannot be copied and why; empty when all can.</param>
/// <param name="HasExtensions">Whether it holds classes of extension members, which only kernels that compile them apart can load.</param>
public sealed record VendoredCode(
    string Text, IReadOnlyList<string> Members, IReadOnlyList<CellEdit> Edits, IReadOnlyList<VendorRefusal> Refusals, bool HasExtensions);
