using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Rendering.Pages.Reports;

/// <summary>An entry of a report's table.</summary>
/// <param name="Key">Names it for links from other entries; unlike the key of any other entry of the report.</param>
/// <param name="Cells">As many as there are columns.</param>
public sealed record ReportEntry(string Key, IReadOnlyList<ReportCell> Cells)
{
    /// <summary>How it is read at a glance; an attention filter keeps what is neither neutral nor good.</summary>
    public ViewStatus Status { get; init; }

    /// <summary>What unfolds, in a few words.</summary>
    public string DetailsTitle { get; init; } = "Details";

    /// <summary>What unfolds; empty for nothing.</summary>
    public IReadOnlyList<ViewBlock> Details { get; init; } = [];

    /// <summary>Other entries that say more, by their keys; those that are not in the report are left out.</summary>
    public IReadOnlyList<(string Text, string Key)> Links { get; init; } = [];
}
