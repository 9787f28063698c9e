using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Gates;
using MlopsNotebookKernel.Domain.Gates.Judging;
using MlopsNotebookKernel.Domain.Gates.Policies;
using MlopsNotebookKernel.Domain.Metrics.Evaluation;
using MlopsNotebookKernel.Domain.Metrics.Standard;

namespace MlopsNotebookKernel.Commands.Gate.Predictions;

/// <summary>Makes of two tables what a gate judges by, or says in which rows they do not fit.</summary>
/// <param name="policy">The policy.</param>
/// <param name="needsProbabilities">Whether a metric needs probabilities.</param>
internal sealed class EvidenceBuilder(GatePolicy policy, bool needsProbabilities)
{
    /// <summary>Builds it.</summary>
    /// <param name="champion">The champion's predictions; null on a first run.</param>
    /// <param name="challenger">The challenger's.</param>
    /// <param name="championUse">What the champion's scoring takes, where it is known.</param>
    /// <param name="challengerUse">What the challenger's scoring takes, where it was said.</param>
    /// <param name="research">The research's classes; null where they do not matter.</param>
    /// <exception cref="GateException">The tables do not fit each other or the policy.</exception>
    public GateEvidence Build(
        PredictionTable? champion, PredictionTable challenger, ResourceUse championUse, ResourceUse challengerUse, ClassCounts? research)
    {
        RowPairing.Check(challenger);
        PredictionChecks.Check(challenger, needsProbabilities);
        int[]? order = null;
        if (champion is not null)
        {
            order = RowPairing.Pair(champion, challenger);
            PredictionChecks.Check(champion, needsProbabilities);
            PredictionChecks.CheckLabels(champion, challenger, order);
        }

        bool isRegression = policy.Task == PredictionTask.Regression;
        EvidenceClasses? classes = isRegression ? null : EvidenceClasses.Of(policy, [challenger.Labels, challenger.Classes, champion?.Labels, champion?.Classes]);
        LabelledRows rows = classes is null
            ? new LabelledRows(policy.Task, [], -1, [], [.. challenger.Targets!])
            : new LabelledRows(policy.Task, classes.Names, classes.Positive, classes.Codes(challenger.Labels!, null), []);
        return new GateEvidence(
            rows,
            champion is null ? null : Model(champion, classes, order),
            Model(challenger, classes, null),
            challenger.Slices.ToDictionary(pair => pair.Key, pair => Slice(pair.Value)),
            Use(champion, championUse),
            Use(challenger, challengerUse),
            research);
    }

    private ModelPredictions Model(PredictionTable table, EvidenceClasses? classes, int[]? order)
    {
        double[]? scores = Ordered(table.Scores, order);
        return new ModelPredictions
        {
            Scores = scores,
            Values = Ordered(table.Values, order),
            Classes = classes is null ? null
                : table.Classes is { } column ? classes.Codes(column, order)
                : [.. scores!.Select(score => score > policy.Threshold ? 1 : 0)],
            Probabilities = classes is null || table.Probabilities.Count == 0 ? null
                : [.. classes.Names.Select(name => Ordered(table.Probabilities.GetValueOrDefault(name) ?? throw NoProbability(name), order)!)],
        };
    }

    private GateException NoProbability(string name) => new(
        "MLOPS2619", $"The class {name} occurs, and the policy of {policy.Name} names no column of its probability.", "Add it to columns.scores.");

    private static double[]? Ordered(List<double>? values, int[]? order) =>
        values is null ? null : order is null ? [.. values] : [.. order.Select(row => values[row])];

    /// <summary>Rows without a value are a slice of their own.</summary>
    private static SliceColumn Slice(CodedColumn column) => new(
        [.. column.Values, ""], [.. column.Codes.Select(code => code == CodedColumn.Missing ? column.Values.Count : code)]);

    /// <summary>Of latencies by row counts what nineteen rows of twenty stay within; else what was said or recorded, else what was measured here.</summary>
    private static ResourceUse Use(PredictionTable? table, ResourceUse said)
    {
        double[] latencies = [.. (table?.Latencies ?? []).Where(double.IsFinite).Order()];
        return latencies.Length == 0 ? said with { LatencyMilliseconds = said.LatencyMilliseconds ?? table?.MeasuredLatency } : said with { LatencyMilliseconds = latencies[(int)Math.Ceiling(0.95 * latencies.Length) - 1] };
    }
}
