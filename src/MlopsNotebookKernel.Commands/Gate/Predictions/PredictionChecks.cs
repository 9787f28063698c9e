using MlopsNotebookKernel.Domain.Gates;

namespace MlopsNotebookKernel.Commands.Gate.Predictions;

/// <summary>Finds what no metric can be computed from, and says in which rows it is.</summary>
internal static class PredictionChecks
{
    /// <summary>Checks a table by itself.</summary>
    /// <param name="table">The table.</param>
    /// <param name="needsProbabilities">Whether a metric needs scores that are probabilities.</param>
    /// <exception cref="GateException">
    /// It has no rows (MLOPS2615), a value is missing or not finite (MLOPS2616), or a score is no probability (MLOPS2617).
    /// </exception>
    public static void Check(PredictionTable table, bool needsProbabilities)
    {
        if (table.Rows == 0)
        {
            throw new GateException("MLOPS2615", $"{table.Name} has no rows.", "Give the predictions of the held-out rows.");
        }

        Present(table, "label", table.Labels);
        Present(table, "prediction", table.Classes);
        Finite(table, "label", table.Targets);
        Finite(table, "prediction", table.Values);
        Finite(table, "score", table.Scores);
        foreach ((string name, List<double> values) in table.Probabilities)
        {
            Finite(table, $"probability of {name}", values);
        }

        if (needsProbabilities)
        {
            foreach (List<double> values in table.Probabilities.Values.Append(table.Scores ?? []))
            {
                int[] outside = Rows(values.Count, row => values[row] is < 0 or > 1);
                if (outside.Length > 0)
                {
                    throw new GateException(
                        "MLOPS2617",
                        $"Scores of {table.Name} are no probabilities, for they lie outside 0 to 1 in {RowNames.Of(outside.Length, outside.Select(row => $"{table.RowName(row)} ({values[row]:G6})"))}.",
                        "Name a column of probabilities in the policy, or leave out log-loss and brier: auc takes any score.");
                }
            }
        }
    }

    /// <summary>Checks that both sides say the same came true.</summary>
    /// <param name="champion">The champion's table; without labels there is nothing to check.</param>
    /// <param name="challenger">The challenger's.</param>
    /// <param name="order">The champion's row for each of the challenger's.</param>
    /// <exception cref="GateException">Labels differ (MLOPS2618).</exception>
    public static void CheckLabels(PredictionTable champion, PredictionTable challenger, int[] order)
    {
        int[] apart = (champion, challenger) switch
        {
            ({ Labels: { } before }, { Labels: { } now }) => Rows(challenger.Rows, row => now.Values[now.Codes[row]] != before.Values[before.Codes[order[row]]]),
            ({ Targets: { } before }, { Targets: { } now }) => Rows(challenger.Rows, row => now[row] != before[order[row]]),
            _ => [],
        };
        if (apart.Length > 0)
        {
            throw new GateException(
                "MLOPS2618",
                $"{champion.Name} and {challenger.Name} disagree on the label of {RowNames.Of(apart.Length, apart.Select(challenger.RowName))}.",
                "Take labels for both from one source: one of the two is wrong.");
        }
    }

    private static void Present(PredictionTable table, string what, CodedColumn? column) =>
        Named(table, what, "is missing", column is null ? [] : Rows(column.Codes.Count, row => column.Codes[row] == CodedColumn.Missing));

    private static void Finite(PredictionTable table, string what, List<double>? values) =>
        Named(table, what, "is missing or no finite number", values is null ? [] : Rows(values.Count, row => !double.IsFinite(values[row])));

    private static void Named(PredictionTable table, string what, string problem, int[] rows)
    {
        if (rows.Length > 0)
        {
            throw new GateException(
                "MLOPS2616", $"In {table.Name} the {what} {problem} in {RowNames.Of(rows.Length, rows.Select(table.RowName))}.", "Score every row, or leave these out on both sides.");
        }
    }

    private static int[] Rows(int count, Func<int, bool> wrong) => [.. Enumerable.Range(0, count).Where(wrong)];
}
