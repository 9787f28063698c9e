namespace MlopsNotebookKernel.Code.Parameters;

/// <summary>A parameter that a notebook declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as C# source, such as <c>int</c>; null when the declaration does not tell without running it.</param>
/// <param name="Default">Its default as C# source.</param>
public sealed record NotebookParameter(string Name, string? Type, string Default);
