using System.Text.Json.Serialization;
using MlopsNotebookKernel.Commands.Reproduce.Preparation;
using MlopsNotebookKernel.Commands.Reproduce.Views;
using MlopsNotebookKernel.Domain.Reproductions;
using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Commands.Reproduce;

/// <summary>What reproducing a notebook came to, as JSON <c>mlops.reproduce-result/1</c>.</summary>
/// <param name="Notebook">The notebook, relative to the folder the command ran in.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="Stamped">When it was stamped.</param>
/// <param name="Source">Where the notebook as stamped was found.</param>
/// <param name="Commit">The commit it ran at; null where there is none to be had.</param>
/// <param name="Changes">Paths with uncommitted changes that were brought back.</param>
/// <param name="Packages">The packages it ran with, as <c>Id Version</c>, transitive ones included.</param>
/// <param name="Data">The snapshots it ran on, as name and short id.</param>
/// <param name="Runtime">The runtime it ran on, or would have.</param>
/// <param name="Tolerance">How far numbers may differ.</param>
/// <param name="Obstacles">What cannot be had as stamped.</param>
/// <param name="Notes">What else differs from when it was stamped.</param>
/// <param name="Cells">The code cells that are not blank, in order; empty when nothing was run.</param>
/// <param name="Output">The reproduced notebook as written, relative; null when none was asked for.</param>
/// <param name="Html">The page as written, relative; null when none was asked for.</param>
public sealed record ReproduceResult(
    string Notebook,
    ReproduceOutcome Outcome,
    DateTimeOffset Stamped,
    NotebookSource Source,
    CommitSummary? Commit,
    IReadOnlyList<string> Changes,
    IReadOnlyList<string> Packages,
    IReadOnlyList<string> Data,
    string Runtime,
    double Tolerance,
    IReadOnlyList<Obstacle> Obstacles,
    IReadOnlyList<string> Notes,
    IReadOnlyList<ReproducedCell> Cells,
    string? Output = null,
    string? Html = null)
{
    /// <summary>The projects that were built at the stamped commit, because a cell refers to what they build.</summary>
    public IReadOnlyList<string> Built { get; init; } = [];

    /// <summary>The format and its version.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "mlops.reproduce-result/1";

    /// <summary>What it came to, in one line.</summary>
    [JsonPropertyOrder(-1)]
    public string Summary => ReproduceWords.Summary(this);
}
