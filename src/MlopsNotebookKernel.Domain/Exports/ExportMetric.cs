namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>A number that the library's command line prints after training.</summary>
/// <param name="Name">What it is printed as.</param>
/// <param name="Variable">The notebook's variable.</param>
/// <param name="Path">What follows the variable in C#: empty, or <c>.AreaUnderRocCurve</c>.</param>
public sealed record ExportMetric(string Name, string Variable, string Path);
