namespace MlopsNotebookKernel.Code.Vendoring;

/// <summary>A project's code as text.</summary>
/// <param name="Sources">Its C# files, in a fixed order.</param>
/// <param name="GlobalUsings">What every file uses because the project file says so.</param>
public sealed record ProjectCode(IReadOnlyList<string> Sources, IReadOnlyList<string> GlobalUsings);
