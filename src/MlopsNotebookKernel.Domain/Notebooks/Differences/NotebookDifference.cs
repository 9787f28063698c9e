using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Domain.Notebooks.Differences;

/// <summary>How two versions of a notebook differ, cell by cell, with prose, code and outputs apart.</summary>
/// <param name="Cells">The cells that differ, in order of the second version; a removed cell stands where it stood.</param>
/// <param name="HasOutputs">Whether outputs were compared: a <c>.dib</c> holds none.</param>
public sealed record NotebookDifference(IReadOnlyList<CellDifference> Cells, bool HasOutputs)
{
    /// <summary>Whether the code is the same: no code cell was added, removed, moved or changed.</summary>
    public bool IsSameCode => !Cells.Any(cell => cell.Parts.HasFlag(CellParts.Code));

    /// <summary>Compares.</summary>
    /// <param name="before">The first version.</param>
    /// <param name="after">The second.</param>
    /// <param name="fingerprint">Tells code from prose in C#.</param>
    public static NotebookDifference Of(NotebookDocument before, NotebookDocument after, ICodeFingerprint fingerprint)
    {
        bool hasOutputs = before.Format == NotebookFormat.Ipynb && after.Format == NotebookFormat.Ipynb;
        int?[] matches = CellMatcher.Match(before.Cells, after.Cells);
        HashSet<int> moved = Moved(matches);
        HashSet<int> kept = [.. matches.OfType<int>()];
        List<(double Place, CellDifference Difference)> differences = [];
        for (int index = 0; index < after.Cells.Count; index++)
        {
            if (matches[index] is not { } was)
            {
                differences.Add((index, new CellDifference(null, index, null, after.Cells[index], Whole(after.Cells[index]), false)));
                continue;
            }

            CellParts parts = Parts(before.Cells[was], after.Cells[index], hasOutputs, fingerprint);
            bool isMoved = moved.Contains(index);
            if (parts != CellParts.None || isMoved)
            {
                differences.Add((index, new CellDifference(
                    was, index, before.Cells[was], after.Cells[index], isMoved ? parts | Whole(after.Cells[index]) : parts, isMoved)));
            }
        }

        for (int index = 0; index < before.Cells.Count; index++)
        {
            if (!kept.Contains(index))
            {
                differences.Add((Where(index, matches), new CellDifference(index, null, before.Cells[index], null, Whole(before.Cells[index]), false)));
            }
        }

        return new NotebookDifference([.. differences.OrderBy(difference => difference.Place).ThenBy(difference => difference.Difference.Before).Select(difference => difference.Difference)], hasOutputs);
    }

    private static CellParts Whole(NotebookCell cell) => cell.Kind == CellKind.Code ? CellParts.Code : CellParts.Prose;

    private static CellParts Parts(NotebookCell before, NotebookCell after, bool hasOutputs, ICodeFingerprint fingerprint)
    {
        CellParts parts = CellParts.None;
        if (before.Language != after.Language)
        {
            parts |= Whole(after);
        }
        else if (before.Source != after.Source)
        {
            bool isProse = after.Kind != CellKind.Code
                || (after.Language == NotebookLanguage.CSharp && fingerprint.Of(before.Source) == fingerprint.Of(after.Source));
            parts |= isProse ? CellParts.Prose : CellParts.Code;
        }

        return hasOutputs && after.Kind == CellKind.Code && OutputDigest.Of(before.Outputs) != OutputDigest.Of(after.Outputs)
            ? parts | CellParts.Outputs
            : parts;
    }

    /// <summary>The fewest cells whose moving explains the new order: all that the longest rising run of places leaves out.</summary>
    private static HashSet<int> Moved(int?[] matches)
    {
        int[] places = [.. Enumerable.Range(0, matches.Length).Where(index => matches[index] is not null)];
        int[] tails = new int[places.Length];
        int[] previous = new int[places.Length];
        int length = 0;
        for (int at = 0; at < places.Length; at++)
        {
            int low = 0, high = length;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (matches[places[tails[middle]]] < matches[places[at]])
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            previous[at] = low == 0 ? -1 : tails[low - 1];
            tails[low] = at;
            length = Math.Max(length, low + 1);
        }

        HashSet<int> moved = [.. places];
        for (int at = length == 0 ? -1 : tails[length - 1]; at >= 0; at = previous[at])
        {
            moved.Remove(places[at]);
        }

        return moved;
    }

    /// <summary>After the nearest cell before it that is still there.</summary>
    private static double Where(int removed, int?[] matches)
    {
        double place = -0.5;
        int nearest = -1;
        for (int index = 0; index < matches.Length; index++)
        {
            if (matches[index] is { } was && was < removed && was > nearest)
            {
                (place, nearest) = (index + 0.5, was);
            }
        }

        return place;
    }
}
