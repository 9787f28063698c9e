using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Domain.Pins;

/// <summary>A cell as it ran last.</summary>
/// <param name="ExecutionCount">The number of that run.</param>
/// <param name="Id">The cell's id in its document, where known.</param>
/// <param name="Index">Its place in its document from 0 over all cells, where known.</param>
/// <param name="Fingerprint">The digest of its code without prose.</param>
/// <param name="Output">
/// The digest of its outputs; null for a cell with commands of this toolkit, which speak of the day they run.
/// </param>
/// <param name="Status">How the run ended.</param>
/// <param name="Source">Its text without pin and verify lines, lines ended by LF: what a difference is shown against.</param>
public sealed record StampedCell(
    int ExecutionCount, string? Id, int? Index, string Fingerprint, string? Output, CellStatus Status, string Source);
