namespace MlopsNotebookKernel.Domain.Pins.Cells;

/// <summary>
/// Completes a stamp from the saved document once the notebook ran to its end: gives its cells their ids and places, and
/// judges what only the document can tell.
/// </summary>
public static class StampSettler
{
    /// <summary>Settles a stamp.</summary>
    /// <param name="stamp">The stamp, with all cells that ran.</param>
    /// <param name="document">The saved document's code cells, pin-only and blank ones left out.</param>
    /// <param name="pendingBelow">Whether cells below the last that ran may yet run: they are then no flaw.</param>
    public static Stamp Settle(Stamp stamp, IReadOnlyList<DocumentCell> document, bool pendingBelow = false)
    {
        IReadOnlyList<BoundCell> bound = CellBinder.Bind(WithoutReruns(stamp.Cells, document), document);
        Dictionary<int, DocumentCell> places = bound
            .Where(cell => cell is { Stamped: not null, Current: not null })
            .ToDictionary(cell => cell.Stamped!.ExecutionCount, cell => cell.Current!);
        List<StampFlaw> flaws = [.. stamp.Flaws.Where(flaw => flaw is { Kind: FlawKind.Edited, Fingerprint: null }), .. JournalCells.OfRuns(stamp.Cells)];
        int last = bound.Select((cell, place) => cell.Stamped is null ? -1 : place).DefaultIfEmpty(-1).Max();
        foreach (BoundCell cell in pendingBelow ? bound.Take(last + 1) : bound)
        {
            if (Judge(cell) is { } flaw && !flaws.Any(known => known.Kind == flaw.Kind && known.Cell == flaw.Cell && flaw.Cell is not null))
            {
                flaws.Add(flaw);
            }
        }

        StampedCell[] cells = [.. bound.Where(cell => cell.Stamped is not null).Select(cell => cell.Stamped!).OrderBy(cell => cell.ExecutionCount)
            .Select(cell => places.TryGetValue(cell.ExecutionCount, out DocumentCell? place) ? cell with { Id = place.Id, Index = place.Index } : cell)];
        flaws.AddRange(JournalCells.OfOrder([.. cells.Where(cell => cell.Index is not null)]));
        return stamp with { Settled = true, Cells = cells, Flaws = [.. flaws.OrderBy(flaw => flaw.Cell ?? int.MaxValue)] };
    }

    private static StampFlaw? Judge(BoundCell cell) => cell switch
    {
        { Stamped: null, Current: { } never } => new StampFlaw(
            FlawKind.NeverRan, null, $"{CellName.Of(never.Number, never.Source)} never ran.", never.Fingerprint),
        { Stamped: { } gone, Current: null } => new StampFlaw(
            FlawKind.Deleted, gone.ExecutionCount, $"Run {gone.ExecutionCount} ({CellName.FirstLine(gone.Source)}) is of a cell that is no longer in the document: its state lives on."),
        { Stamped: { } ran, Current: { } now } when ran.Fingerprint != now.Fingerprint => new StampFlaw(
            FlawKind.Edited, ran.ExecutionCount, $"{CellName.Of(now.Number, now.Source)} was edited after it ran.", now.Fingerprint),
        _ => null,
    };

    /// <summary>
    /// Where a host tells neither ids nor places, running a cell again looks like another cell with the same code: of
    /// more equal runs than the document has such cells, the last ones count.
    /// </summary>
    private static List<StampedCell> WithoutReruns(IReadOnlyList<StampedCell> cells, IReadOnlyList<DocumentCell> document)
    {
        List<StampedCell> kept = [];
        foreach (IGrouping<string, StampedCell> group in cells.GroupBy(cell => cell.Fingerprint, StringComparer.Ordinal))
        {
            int standing = document.Count(cell => cell.Fingerprint == group.Key);
            bool anonymous = group.All(cell => cell.Id is null && cell.Index is null);
            kept.AddRange(anonymous && standing > 0 ? group.TakeLast(standing) : group);
        }

        return [.. kept.OrderBy(cell => cell.ExecutionCount)];
    }
}
