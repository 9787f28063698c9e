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

        Dictionary<string, int> places = Places(champion, before);
        Dictionary<string, int> known = Places(challenger, now);
        string[] onlyNow = [.. now.Where(id => !places.ContainsKey(id!)).Select(id => id!)];
        string[] onlyBefore = [.. before.Where(id => !known.ContainsKey(id!)).Select(id => id!)];
        string[] sides =
        [
            .. onlyNow.Length > 0 ? [$"{challenger.Name} alone has {RowNames.Of(onlyNow.Length, onlyNow)}"] : Array.Empty<string>(),
            .. onlyBefore.Length > 0 ? [$"{champion.Name} alone has {RowNames.Of(onlyBefore.Length, onlyBefore)}"] : Array.Empty<string>(),
        ];
        return sides.Length == 0 ? [.. now.Select(id => places[id!])] : throw OneSided(string.Join("; ", sides));
    }

    /// <summary>Checks the names of a table alone.</summary>
    /// <param name="table">The table.</param>
    /// <exception cref="GateException">A name is missing (MLOPS2610) or occurs twice (MLOPS2611).</exception>
    public static void Check(PredictionTable table)
    {
        if (table.Ids is { } ids)
        {
            Places(table, ids);
        }
    }

    private static Dictionary<string, int> Places(PredictionTable table, List<string?> ids)
    {
        Dictionary<string, int> places = new(ids.Count, StringComparer.Ordinal);
        List<string> twice = [];
        int[] missing = [.. Enumerable.Range(0, ids.Count).Where(row => ids[row] is null)];
        if (missing.Length > 0)
        {
            throw new GateException(
                "MLOPS2610", $"{table.Name} has no id in {RowNames.Of(missing.Length, missing.Select(row => $"row {row + 1}"))}.", "Give every row an id, or leave out rows that cannot be told apart.");
        }

        for (int row = 0; row < ids.Count; row++)
        {
            if (!places.TryAdd(ids[row]!, row))
            {
                twice.Add(ids[row]!);
            }
        }

        return twice.Count == 0 ? places : throw new GateException(
            "MLOPS2611", $"{table.Name} has ids more than once, in {RowNames.Of(twice.Count, twice.Distinct())}.", "Keep one row an id: which one is right cannot be told here.");
    }

    private static GateException OneSided(string problem) => new(
        "MLOPS2612", $"Champion and challenger were not asked about the same rows: {problem}.", "Score both models on the same held-out rows.");
}
