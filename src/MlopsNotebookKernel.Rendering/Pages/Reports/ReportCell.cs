using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Rendering.Pages.Reports;

/// <summary>A cell of a report's table.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Status">How to read it at a glance.</param>
public sealed record ReportCell(string Text, ViewStatus Status = ViewStatus.Neutral)
{
    /// <summary>A second line, smaller; null for none.</summary>
    public string? Below { get; init; }

    /// <summary>What it is sorted by; null sorts by its text.</summary>
    public double? Order { get; init; }

    /// <summary>A neutral cell.</summary>
    /// <param name="text">Its text.</param>
    public static implicit operator ReportCell(string text) => new(text);
}
