namespace MlopsNotebookKernel.Rendering.Views;

/// <summary>What a command shows: one line first, detail under it. One view becomes one bundle.</summary>
/// <param name="Status">How to read it at a glance.</param>
/// <param name="Summary">The one line.</param>
/// <param name="Blocks">The detail, in order.</param>
public sealed record View(ViewStatus Status, string Summary, IReadOnlyList<ViewBlock> Blocks);
