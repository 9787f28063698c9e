using MlopsNotebookKernel.Domain.Pins.Cells;

namespace MlopsNotebookKernel.Domain.Pins;

/// <summary>Something that makes a notebook's state other than its cells, in order, would give.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Cell">The number of the run it is about; null for a cell that never ran.</param>
/// <param name="Text">One sentence that names the cell.</param>
/// <param name="Fingerprint">The document's code at that place, for a cell that never ran or was edited; null for other kinds.</param>
public sealed record StampFlaw(FlawKind Kind, int? Cell, string Text, string? Fingerprint = null)
{
    /// <summary>Whether it is what a difference between stamp and document would tell again.</summary>
    /// <param name="cell">The cells that differ.</param>
    public bool Explains(BoundCell cell) => Kind switch
    {
        FlawKind.Deleted => cell.Current is null && cell.Stamped?.ExecutionCount == Cell,
        FlawKind.NeverRan => cell.Stamped is null && cell.Current?.Fingerprint == Fingerprint,
        FlawKind.Edited => Fingerprint is not null && cell.Stamped?.ExecutionCount == Cell && cell.Current?.Fingerprint == Fingerprint,
        _ => false,
    };
}
