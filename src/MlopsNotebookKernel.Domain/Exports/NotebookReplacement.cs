namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>A notebook that calls the library it was exported to.</summary>
/// <param name="Cells">The cells that change, in order; those that hold nothing of the library stay as they are.</param>
/// <param name="Refusals">What keeps cells from being replaced; empty when nothing does.</param>
public sealed record NotebookReplacement(IReadOnlyList<CellReplacement> Cells, IReadOnlyList<ExportRefusal> Refusals)
{
    /// <summary>Nothing to replace.</summary>
    public static NotebookReplacement None { get; } = new([], []);
}
