using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Rendering.Pages.Reports;

/// <summary>What a report says: a page is made of it. All texts are plain.</summary>
/// <param name="Title">What it is about, such as a repository's name.</param>
/// <param name="Status">How to read the whole at a glance.</param>
/// <param name="Summary">Where things stand, in one line.</param>
/// <param name="Facts">Labels with their values, shown at its head: when it was made, of which commit.</param>
/// <param name="Sections">Its sections, in order; their ids differ.</param>
public sealed record ResearchReport(
    string Title, ViewStatus Status, string Summary, IReadOnlyList<(string Label, string Value)> Facts, IReadOnlyList<ReportSection> Sections);
