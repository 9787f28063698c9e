using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Pins.Differences;

namespace MlopsNotebookKernel.Commands.Verify;

/// <summary>How a table is no longer the one that was stamped.</summary>
/// <param name="Columns">The columns that differ.</param>
/// <param name="Detail">How its rows differ where that is known, as a clause; null for nothing.</param>
/// <param name="Drift">Its drift; null where the snapshot has no profile.</param>
internal sealed record MovedTable(IReadOnlyList<ColumnDifference> Columns, string? Detail, DriftReport? Drift);
