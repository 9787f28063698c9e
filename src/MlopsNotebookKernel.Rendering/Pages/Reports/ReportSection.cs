using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Rendering.Pages.Reports;

/// <summary>A section of a report: blocks, then a table that can be searched, sorted and filtered.</summary>
/// <param name="Id">What links to it name: lower-case letters and hyphens.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Status">How to read it at a glance.</param>
/// <param name="Summary">Where it stands, in one line; also on its card at the page's head.</param>
/// <param name="Blocks">What stands above the table.</param>
/// <param name="Table">The table; null for none.</param>
public sealed record ReportSection(
    string Id, string Title, ViewStatus Status, string Summary, IReadOnlyList<ViewBlock> Blocks, ReportTable? Table = null);
