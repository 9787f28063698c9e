using MlopsNotebookKernel.Domain.Metrics.Evaluation;
using MlopsNotebookKernel.Domain.Metrics.Standard;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Metrics.Evaluation;

public sealed class LabelledTallyTests
{
    public static TheoryData<string> OfClasses => [.. StandardMetrics.All.Where(metric => LabelledTally.Serves(metric) && metric.Tasks.Contains(PredictionTask.Binary)).Select(metric => metric.Name)];

    public static TheoryData<string> OfNumbers => [.. StandardMetrics.All.Where(metric => LabelledTally.Serves(metric) && metric.Tasks.Contains(PredictionTask.Regression)).Select(metric => metric.Name)];

    /// <summary>Scores of two digits, so that many are tied; a score's rows come together and apart.</summary>
    [Theory]
    [MemberData(nameof(OfClasses))]
    public void Value_OfRowsThatStreamBy_IsThatOfRowsThatAreHeld(string name)
    {
        SeededRandom random = new(7);
        (double Score, int Label, int Predicted)[] rows =
        [
            .. Enumerable.Range(0, 3_000).Select(_ => Math.Round(random.NextUniform(), 2))
                .Select(score => (score, random.NextUniform() < score ? 1 : 0, score > 0.4 ? 1 : 0)).OrderByDescending(row => row.Item1),
        ];
        StandardMetric metric = StandardMetrics.Find(name)!;
        LabelledTally tally = new();
        foreach (var same in rows.GroupBy(row => row))
        {
            tally.AddClasses(Name(same.Key.Label), Name(same.Key.Predicted), same.Count());
        }

        foreach ((double score, int label, _) in rows)
        {
            tally.AddScore(score, label == 1, 1);
        }

        MetricEvaluator held = new(
            new LabelledRows(PredictionTask.Binary, ["false", "true"], 1, [.. rows.Select(row => row.Label)], []),
            [new ModelPredictions { Classes = [.. rows.Select(row => row.Predicted)], Scores = [.. rows.Select(row => row.Score)] }],
            [metric]);
        Assert.Equal(held.Value(0, 0), tally.Value(metric, ["false", "true"], 1), 1e-12);
        Assert.Equal(rows.Length, tally.Rows);
        Assert.Equal(["false", "true"], tally.Classes);
        Assert.True(tally.HasProbabilities);

        static string Name(int @class) => @class == 1 ? "true" : "false";
    }

    [Theory]
    [MemberData(nameof(OfNumbers))]
    public void Value_OfNumbersThatStreamBy_IsThatOfNumbersThatAreHeld(string name)
    {
        SeededRandom random = new(8);
        double[] labels = [.. Enumerable.Range(0, 1_000).Select(_ => 1_000 + random.NextNormal())];
        double[] predictions = [.. labels.Select(label => label + (0.3 * random.NextNormal()))];
        StandardMetric metric = StandardMetrics.Find(name)!;
        LabelledTally tally = new();
        for (int i = 0; i < labels.Length; i++)
        {
            tally.AddNumber(predictions[i], labels[i]);
        }

        MetricEvaluator held = new(
            new LabelledRows(PredictionTask.Regression, [], -1, [], labels), [new ModelPredictions { Values = predictions }], [metric]);
        Assert.Equal(held.Value(0, 0), tally.Value(metric, [], -1), 1e-9);
    }

    [Fact]
    public void Value_OfTheAreaWithoutAPair_IsNotDefined()
    {
        LabelledTally tally = new();
        tally.AddClasses("true", "true", 2);
        tally.AddScore(0.5, true, 2);

        Assert.Equal(double.NaN, tally.Value(StandardMetrics.Find("auc")!, ["false", "true"], 1));
    }

    [Fact]
    public void AddScore_AboveTheOneBefore_IsAMistake()
    {
        LabelledTally tally = new();
        tally.AddScore(0.5, true, 1);

        Assert.Throws<ArgumentOutOfRangeException>(() => tally.AddScore(0.6, true, 1));
    }
}
