using MlopsNotebookKernel.Domain.Gates;
using MlopsNotebookKernel.Domain.Gates.Policies;
using MlopsNotebookKernel.Domain.Metrics.Standard;

namespace MlopsNotebookKernel.Commands.Gate.Predictions;

/// <summary>The classes that occur in labels and predictions of both sides, by number.</summary>
internal sealed class EvidenceClasses
{
    private EvidenceClasses(string[] names, int positive)
    {
        Names = names;
        Positive = positive;
    }

    /// <summary>The classes; of a binary task the negative one first.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The number of the positive class; −1 where there is none.</summary>
    public int Positive { get; }

    /// <summary>Gathers the classes.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="columns">Labels and predicted classes of both sides.</param>
    /// <exception cref="GateException">They are too many (MLOPS2613), or which is the positive one cannot be told (MLOPS2614).</exception>
    public static EvidenceClasses Of(GatePolicy policy, IEnumerable<CodedColumn?> columns)
    {
        string[] names = [.. columns.OfType<CodedColumn>().SelectMany(column => column.Values).Concat(policy.Columns.Scores.Keys).Distinct().Order(StringComparer.Ordinal)];
        int most = policy.Task == PredictionTask.Binary ? 2 : GateLimits.MostClasses;
        if (names.Length > most)
        {
            throw new GateException(
                "MLOPS2613",
                $"Labels and predictions have {names.Length} values, where {(most == 2 ? "a binary task has 2 classes" : $"{most} classes are served")}: {string.Join(", ", names.Take(6))}, ….",
                "Name the columns that hold classes, written alike on both sides, or another task, in the policy.");
        }

        if (policy.Task != PredictionTask.Binary)
        {
            return new EvidenceClasses(names, -1);
        }

        string positive = policy.Positive ?? (names.All(name => name is "true" or "false") ? "true" : names.All(name => name is "1" or "0") ? "1" : throw Unknown(names));
        string[] others = [.. names.Where(name => name != positive)];
        return others.Length > 1 ? throw Unknown(names) : new EvidenceClasses([others.Length == 0 ? $"not {positive}" : others[0], positive], 1);
    }

    /// <summary>Each row's class by number.</summary>
    /// <param name="column">A column without missing values.</param>
    /// <param name="order">The rows to take, in this order; null for all as they are.</param>
    public int[] Codes(CodedColumn column, int[]? order)
    {
        int[] numbers = [.. column.Values.Select(value => Names.ToList().IndexOf(value))];
        int[] codes = new int[column.Codes.Count];
        for (int i = 0; i < codes.Length; i++)
        {
            codes[i] = numbers[column.Codes[order?[i] ?? i]];
        }

        return codes;
    }

    private static GateException Unknown(string[] names) => new(
        "MLOPS2614", $"Which class is the positive one cannot be told: there are {string.Join(", ", names)}.", "Say it in the policy, written as in the tables: \"positive\": \"…\".");
}
