namespace MlopsNotebookKernel.Domain.Gates.Judging;

/// <summary>
/// Puts rows in an order in which what is computed together lies together: by slice, and in it by score. Whoever draws rows
/// does not mind, and walks over them in the order of some score meet neighbours in memory.
/// </summary>
internal static class EvidenceOrder
{
    /// <summary>The same evidence in that order.</summary>
    /// <param name="evidence">The evidence.</param>
    public static GateEvidence Of(GateEvidence evidence)
    {
        int[] order = [.. Enumerable.Range(0, evidence.Rows.Count)];
        if (evidence.Challenger.Scores is { } scores)
        {
            Array.Sort([.. scores], order);
        }

        SliceColumn? column = evidence.Slices.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value).FirstOrDefault();
        return evidence.Take(column is null ? order : BySlice(order, column));
    }

    /// <summary>Sorts by counting, which keeps the order within a slice.</summary>
    private static int[] BySlice(int[] order, SliceColumn column)
    {
        int[] next = new int[column.Values.Count + 1];
        foreach (int code in column.Codes)
        {
            next[code + 1]++;
        }

        for (int code = 1; code < next.Length; code++)
        {
            next[code] += next[code - 1];
        }

        int[] sorted = new int[order.Length];
        foreach (int row in order)
        {
            sorted[next[column.Codes[row]]++] = row;
        }

        return sorted;
    }
}
