namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>A value of the notebook that became an option of the library.</summary>
/// <param name="Variable">The notebook's variable or constant.</param>
/// <param name="Name">The property's name.</param>
/// <param name="Default">Its value in the notebook's text: a primitive or a string.</param>
public sealed record ExportOption(string Variable, string Name, object? Default);
