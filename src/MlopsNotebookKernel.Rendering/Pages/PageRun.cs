using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Rendering.Pages;

/// <summary>What a page says of the run it shows.</summary>
/// <param name="Status">How to read it at a glance.</param>
/// <param name="Summary">The run in one line.</param>
/// <param name="Facts">Labels with values, such as packages and parameters; in order.</param>
/// <param name="Cells">What to say of cells, by their place in the notebook from 0.</param>
public sealed record PageRun(
    ViewStatus Status,
    string Summary,
    IReadOnlyList<(string Label, string Value)> Facts,
    IReadOnlyDictionary<int, PageCell> Cells);
