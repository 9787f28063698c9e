using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Domain.Pins.Cells;

/// <summary>What a journal says of a notebook's cells: their last runs, and what is unsound about them.</summary>
/// <param name="Cells">The last run of each cell, in order of execution.</param>
/// <param name="Flaws">What is unsound.</param>
public sealed record JournalCells(IReadOnlyList<StampedCell> Cells, IReadOnlyList<StampFlaw> Flaws)
{
    /// <summary>Reads a journal.</summary>
    /// <param name="entries">Finished runs, oldest first.</param>
    /// <param name="fingerprint">Digests code.</param>
    public static JournalCells Of(IReadOnlyList<JournalEntry> entries, ICodeFingerprint fingerprint)
    {
        List<StampFlaw> flaws = [];
        string nothing = fingerprint.Of("");
        Dictionary<string, StampedCell> last = new(StringComparer.Ordinal);
        foreach (JournalEntry entry in entries)
        {
            string source = StampLines.LeaveOut(entry.Source);
            string digest = StampLines.AnyIn(entry.Source) ? fingerprint.Of(source) : entry.Fingerprint;
            if (digest == nothing || string.IsNullOrWhiteSpace(source))
            {
                continue;
            }

            string key = Key(entry);
            if (last.TryGetValue(key, out StampedCell? earlier) && earlier.Fingerprint != digest && earlier.Status == CellStatus.Succeeded)
            {
                flaws.Add(new StampFlaw(
                    FlawKind.Edited, entry.ExecutionCount, $"{CellName.Of(entry.ExecutionCount, source)} ran in another version before (run {earlier.ExecutionCount}): what that declared may live on."));
            }

            last[key] = new StampedCell(entry.ExecutionCount, entry.CellId, entry.Index, digest, StampLines.AnyCommandIn(entry.Source) ? null : entry.OutputDigest, entry.Status, source);
        }

        StampedCell[] cells = [.. last.Values.OrderBy(cell => cell.ExecutionCount)];
        return new JournalCells(cells, [.. flaws, .. OfRuns(cells), .. OfOrder(cells)]);
    }

    /// <summary>Cells whose last run did not end well.</summary>
    internal static IEnumerable<StampFlaw> OfRuns(IEnumerable<StampedCell> cells) =>
        from cell in cells
        where cell.Status != CellStatus.Succeeded
        let name = CellName.Of(cell.ExecutionCount, cell.Source)
        select cell.Status switch
        {
            CellStatus.Failed => new StampFlaw(FlawKind.Failed, cell.ExecutionCount, $"{name} failed."),
            CellStatus.Cancelled => new StampFlaw(FlawKind.Failed, cell.ExecutionCount, $"{name} was interrupted."),
            _ => new StampFlaw(FlawKind.NotServed, cell.ExecutionCount, $"{name} did not run: its language is not served."),
        };

    /// <summary>Cells that ran after one that stands below them.</summary>
    internal static IEnumerable<StampFlaw> OfOrder(IReadOnlyList<StampedCell> cells)
    {
        StampedCell? lowest = null;
        foreach (StampedCell cell in cells.Where(cell => cell.Index is not null))
        {
            if (lowest is not null && cell.Index < lowest.Index)
            {
                yield return new StampFlaw(
                    FlawKind.OutOfOrder,
                    cell.ExecutionCount,
                    $"{CellName.Of(cell.ExecutionCount, cell.Source)} ran after {CellName.Short(lowest.ExecutionCount)}, which stands below it.");
            }
            else
            {
                lowest = cell;
            }
        }
    }

    /// <summary>Two runs are of one cell by its id, else its place; where a host sends neither, only by chance of equal code, settled later.</summary>
    private static string Key(JournalEntry entry) =>
        entry.CellId is { } id ? $"i{id}"
        : entry.Index is { } index ? FormattableString.Invariant($"p{index}")
        : FormattableString.Invariant($"r{entry.ExecutionCount}");
}
