using MlopsNotebookKernel.Domain.Pins.Cells;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Domain.Pins.Differences;

/// <summary>Tells where a source of random numbers has another seed than when it was stamped, or none.</summary>
public static class SeedDifferences
{
    /// <summary>Compares cells that are in both; a cell that came or went is a difference of its own.</summary>
    /// <param name="bound">The cells, in the document's order.</param>
    /// <param name="code">Finds the sources.</param>
    public static IReadOnlyList<StampDifference> Of(IReadOnlyList<BoundCell> bound, ICodeRandomness code)
    {
        if (bound.All(cell => cell.Stamped?.Fingerprint == cell.Current?.Fingerprint))
        {
            return [];
        }

        BoundCell[] stamped = [.. bound.Where(cell => cell.Stamped is not null)];
        BoundCell[] current = [.. bound.Where(cell => cell.Current is not null)];
        ILookup<BoundCell, RandomSource> was = code.In([.. stamped.Select(cell => cell.Stamped!.Source)]).ToLookup(source => stamped[source.Place], ReferenceComparer);
        ILookup<BoundCell, RandomSource> now = code.In([.. current.Select(cell => cell.Current!.Source)]).ToLookup(source => current[source.Place], ReferenceComparer);
        return [.. bound.Where(cell => cell is { Stamped: not null, Current: not null }).SelectMany(cell => OfCell(cell.Current!, [.. was[cell]], [.. now[cell]]))];
    }

    private static IEqualityComparer<BoundCell> ReferenceComparer { get; } = EqualityComparer<BoundCell>.Create(ReferenceEquals, System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode);

    private static IEnumerable<StampDifference> OfCell(DocumentCell cell, RandomSource[] was, RandomSource[] now)
    {
        for (int index = 0; index < now.Length; index++)
        {
            RandomSource? before = index < was.Length ? was[index] : null;
            RandomSource after = now[index];
            if (before is null ? after.Seed is null : before.Seed != after.Seed)
            {
                yield return new StampDifference(
                    DifferenceKind.SeedChanged,
                    DifferenceWeight.Material,
                    FormattableString.Invariant($"{after.Code} in cell {cell.Number}, line {after.Line}"),
                    before is null ? null : Text(before),
                    Text(after),
                    Remedy.RerunFrom(cell.Number));
            }
        }
    }

    private static string Text(RandomSource source) => source.Seed is { } seed ? $"seed {seed}" : "no seed";
}
