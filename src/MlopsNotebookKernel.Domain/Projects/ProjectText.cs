namespace MlopsNotebookKernel.Domain.Projects;

/// <summary>A project as text: nothing is built.</summary>
/// <param name="ProjectFile">The text of its project file.</param>
/// <param name="Sources">The texts of its C# files, in any order.</param>
public sealed record ProjectText(string ProjectFile, IReadOnlyList<string> Sources);
