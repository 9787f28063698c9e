namespace MlopsNotebookKernel.Domain.Pins.Cells;

/// <summary>A cell of a stamp and the cell of the document that it is.</summary>
/// <param name="Stamped">The stamped cell; null for one that the stamp does not know.</param>
/// <param name="Current">The document's cell; null for one that is gone.</param>
/// <param name="Moved">Whether it stands elsewhere among the others than when it was stamped.</param>
public sealed record BoundCell(StampedCell? Stamped, DocumentCell? Current, bool Moved = false);
