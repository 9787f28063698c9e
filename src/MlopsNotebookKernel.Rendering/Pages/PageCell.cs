using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Rendering.Pages;

/// <summary>What a page says of one cell.</summary>
/// <param name="Name">What to call it: "cell 4".</param>
/// <param name="Status">How to read it at a glance.</param>
/// <param name="Note">How it ended: "1.2 s", "failed", "did not run".</param>
public sealed record PageCell(string Name, ViewStatus Status, string Note)
{
    /// <summary>What to show below its outputs; nothing by default.</summary>
    public IReadOnlyList<ViewBlock> Blocks { get; init; } = [];

    /// <summary>Other outputs to show before its own, such as those of an earlier run; null, the default, for none.</summary>
    public IReadOnlyList<CellOutput>? Stored { get; init; }
}
