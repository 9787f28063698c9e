using MlopsNotebookKernel.Domain.Gates;

namespace MlopsNotebookKernel.Commands.Gate.Predictions;

/// <summary>Finds the champion's row for each of the challenger's.</summary>
internal static class RowPairing
{
    /// <summary>Pairs rows by their names, or by their order where they have none.</summary>
    /// <param name="champion">The champion's predictions.</param>
    /// <param name="challenger">The challenger's.</param>
    /// <returns>The number of the champion's row for each of the challenger's.</returns>
    /// <exception cref="GateException">A name is missing (MLOPS2610) or occurs twice (MLOPS2611), or is on one side only (MLOPS2612).</exception>
    public static int[] Pair(PredictionTable champion, PredictionTable challenger)
    {
        if (champion.Ids is not { } before || challenger.Ids is not { } now)
        {
            return champion.Rows == challenger.Rows
                ? [.. Enumerable.Range(0, challenger.Rows)]
                : throw OneSided($"{champion.Name} has {champion.Rows:#,0} rows and {challenger.Name} {challenger.Rows:#,0}");
        }

        Check(champion);
        int[] places = before.Places(now);
        int[] known = now.Places(before);
        string[] sides = [.. OnlyIn(challenger, now, places), .. OnlyIn(champion, before, known)];
        return sides.Length == 0 ? places : throw OneSided(string.Join("; ", sides));
    }

    /// <summary>Checks the names of a table alone, and makes them ready to be found.</summary>
    /// <param name="table">The table.</param>
    /// <exception cref="GateException">A name is missing (MLOPS2610) or occurs twice (MLOPS2611).</exception>
    public static void Check(PredictionTable table)
    {
        if (table.Ids is not { } ids)
        {
            return;
        }

        if (ids.Missing.Count > 0)
        {
            throw new GateException(
                "MLOPS2610", $"{table.Name} has no id in {RowNames.Of(ids.Missing.Count, ids.Missing.Select(row => $"row {row + 1}"))}.", "Give every row an id, or leave out rows that cannot be told apart.");
        }

        IReadOnlyList<int> twice = ids.Index();
        if (twice.Count > 0)
        {
            throw new GateException(
                "MLOPS2611", $"{table.Name} has ids more than once, in {RowNames.Of(twice.Count, twice.Select(row => ids[row]!).Distinct())}.", "Keep one row an id: which one is right cannot be told here.");
        }
    }

    private static IEnumerable<string> OnlyIn(PredictionTable table, RowIds ids, int[] places)
    {
        int count = places.Count(place => place < 0);
        if (count > 0)
        {
            yield return $"{table.Name} alone has {RowNames.Of(count, Enumerable.Range(0, places.Length).Where(row => places[row] < 0).Select(row => ids[row]!))}";
        }
    }

    private static GateException OneSided(string problem) => new(
        "MLOPS2612", $"Champion and challenger were not asked about the same rows: {problem}.", "Score both models on the same held-out rows.");
}
