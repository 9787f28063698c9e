using MlopsNotebookKernel.Domain.Pins.Cells;

namespace MlopsNotebookKernel.Domain.Pins.Differences;

/// <summary>Tells how a document's cells differ from a stamp's.</summary>
public static class CellDifferences
{
    /// <summary>Compares bound cells.</summary>
    /// <param name="bound">The cells, in the document's order.</param>
    /// <param name="codeWithoutPackages">
    /// The digest of a cell's code without its <c>#r "nuget: …"</c> lines: a cell in which only those differ is told as
    /// a difference of packages, not twice.
    /// </param>
    /// <param name="pending">Whether a stamped cell that is missing below the last bound one is pending rather than gone.</param>
    public static IReadOnlyList<StampDifference> Of(
        IReadOnlyList<BoundCell> bound, Func<string, string> codeWithoutPackages, Func<BoundCell, bool> pending)
    {
        List<StampDifference> differences = [];
        int next = 1;
        foreach (BoundCell cell in bound)
        {
            if (cell.Current is { } current)
            {
                next = current.Number + 1;
            }

            if (!pending(cell))
            {
                differences.AddRange(OfCell(cell, next, codeWithoutPackages));
            }
        }

        return differences;
    }

    private static IEnumerable<StampDifference> OfCell(BoundCell cell, int next, Func<string, string> codeWithoutPackages)
    {
        switch (cell)
        {
            case { Stamped: null, Current: { } added }:
                yield return new StampDifference(
                    DifferenceKind.CellAdded, DifferenceWeight.Material, CellName.Of(added.Number, added.Source), null, added.Source, Remedy.RerunFrom(added.Number));
                break;
            case { Stamped: { } gone, Current: null }:
                yield return new StampDifference(
                    DifferenceKind.CellDeleted, DifferenceWeight.Material, CellName.Of(gone.ExecutionCount, gone.Source), gone.Source, null, Remedy.RerunFrom(next));
                break;
            case { Stamped: { } stamped, Current: { } current }:
                if (cell.Moved)
                {
                    yield return new StampDifference(
                        DifferenceKind.CellMoved,
                        DifferenceWeight.Material,
                        CellName.Of(current.Number, current.Source),
                        $"ran as {CellName.Short(stamped.ExecutionCount)}",
                        $"stands as {CellName.Short(current.Number)}",
                        Remedy.RerunFrom(Math.Min(current.Number, stamped.ExecutionCount)));
                }

                if (OfContent(stamped, current, codeWithoutPackages) is { } difference)
                {
                    yield return difference;
                }

                break;
        }
    }

    private static StampDifference? OfContent(StampedCell stamped, DocumentCell current, Func<string, string> codeWithoutPackages)
    {
        string name = CellName.Of(current.Number, current.Source);
        if (stamped.Fingerprint != current.Fingerprint)
        {
            return codeWithoutPackages(stamped.Source) == codeWithoutPackages(current.Source)
                ? null
                : new StampDifference(
                    DifferenceKind.CellChanged, DifferenceWeight.Material, name, stamped.Source, current.Source, Remedy.RerunFrom(current.Number));
        }

        if (stamped.Source != current.Source)
        {
            return new StampDifference(
                DifferenceKind.CellProse, DifferenceWeight.None, name, stamped.Source, current.Source, Remedy.Nothing);
        }

        return current.Output is { } output && stamped.Output is { } before && output != before
            ? new StampDifference(
                DifferenceKind.OutputChanged, DifferenceWeight.Note, name, ShortDigest(before), ShortDigest(output), Remedy.Nothing)
            {
                Detail = "The same code put out something else: a clock, an unseeded random number, or an output edited by hand.",
            }
            : null;
    }

    private static string ShortDigest(string digest) => digest.Length > 12 ? digest[..12] : digest;
}
