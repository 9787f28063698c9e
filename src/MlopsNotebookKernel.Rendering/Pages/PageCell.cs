using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Rendering.Pages;

/// <summary>What a page says of one cell.</summary>
/// <param name="Name">What to call it: "cell 4".</param>
/// <param name="Status">How to read it at a glance.</param>
/// <param name="Note">How it ended: "1.2 s", "failed", "did not run".</param>
public sealed record PageCell(string Name, ViewStatus Status, string Note);
