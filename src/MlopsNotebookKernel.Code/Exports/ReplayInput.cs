namespace MlopsNotebookKernel.Code.Exports;

/// <summary>A path in the notebook's text that the command line takes another for.</summary>
/// <param name="Name">Its name: a PascalCase identifier.</param>
/// <param name="Variable">The notebook's variable that is made from it.</param>
/// <param name="Literal">The path in the notebook, as C# source.</param>
/// <param name="Path">The path, forward slashes.</param>
internal sealed record ReplayInput(string Name, string Variable, string Literal, string Path);
