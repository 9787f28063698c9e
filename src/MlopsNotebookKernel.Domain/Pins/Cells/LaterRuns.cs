using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Domain.Pins.Cells;

/// <summary>
/// Cells below a pin that ran after it: where the host runs the cells itself nobody is told, but the saved document
/// numbers its runs, and numbers that go on after those of the stamped cells are of the same session.
/// </summary>
public static class LaterRuns
{
    /// <summary>Adds them to a stamp that is not settled yet.</summary>
    /// <param name="stamp">The stamp.</param>
    /// <param name="document">The saved document's code cells.</param>
    /// <returns>The same stamp where there are none.</returns>
    public static Stamp Add(Stamp stamp, IReadOnlyList<DocumentCell> document)
    {
        IReadOnlyList<BoundCell> bound = CellBinder.Bind(stamp.Cells, document);
        DocumentCell[] stamped = [.. bound.Where(cell => cell is { Stamped: not null, Current: not null }).Select(cell => cell.Current!)];
        if (stamped.Length == 0 || stamped.Max(cell => cell.Run) is not { } lastRun)
        {
            return stamp;
        }

        int lowest = stamped.Max(cell => cell.Index);
        int count = stamp.Cells.Max(cell => cell.ExecutionCount);
        StampedCell[] later =
        [
            .. bound.Where(cell => cell.Stamped is null && cell.Current!.Index > lowest && cell.Current.Run > lastRun)
                .OrderBy(cell => cell.Current!.Run)
                .Select(cell => new StampedCell(
                    ++count,
                    cell.Current!.Id,
                    cell.Current.Index,
                    cell.Current.Fingerprint,
                    cell.Current.Output,
                    cell.Current.Failed ? CellStatus.Failed : CellStatus.Succeeded,
                    cell.Current.Source)),
        ];
        return later.Length == 0 ? stamp : stamp with { Cells = [.. stamp.Cells, .. later] };
    }
}
