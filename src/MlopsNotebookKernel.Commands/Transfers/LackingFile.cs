namespace MlopsNotebookKernel.Commands.Transfers;

/// <summary>Kept bytes that a fact relies on and that are not where they should be.</summary>
/// <param name="Label">What they are: <c>flights@3fa2b1c09d77</c>.</param>
/// <param name="Fact">The fact that relies on them, from the repository's root.</param>
/// <param name="Objects">Number of its objects that are missing.</param>
/// <param name="Bytes">The whole file's size.</param>
/// <param name="Remedy">What helps.</param>
public sealed record LackingFile(string Label, string Fact, int Objects, long Bytes, string Remedy);
