namespace MlopsNotebookKernel.Rendering.Pages.Reports;

/// <summary>A column of a report's table.</summary>
/// <param name="Title">Its heading; the reader sorts by it.</param>
/// <param name="IsNumeric">Whether its cells are numbers, set to the right.</param>
/// <param name="IsFilter">Whether the reader may choose one of its texts, of which there are few.</param>
public sealed record ReportColumn(string Title, bool IsNumeric = false, bool IsFilter = false);
