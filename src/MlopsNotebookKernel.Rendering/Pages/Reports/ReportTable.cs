namespace MlopsNotebookKernel.Rendering.Pages.Reports;

/// <summary>A table of a report; each of its entries is a row that unfolds.</summary>
/// <param name="Caption">What it lists.</param>
/// <param name="Columns">Its columns; the first names the entry.</param>
/// <param name="Entries">Its entries, gravest or newest first.</param>
public sealed record ReportTable(string Caption, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<ReportEntry> Entries);
