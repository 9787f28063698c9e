namespace MlopsNotebookKernel.Storage.Citations;

/// <summary>A fact that cannot be read.</summary>
/// <param name="Fact">Its path from the repository's root.</param>
/// <param name="Code">The fault's code.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What helps.</param>
public sealed record FactProblem(string Fact, string Code, string Message, string Remedy);
