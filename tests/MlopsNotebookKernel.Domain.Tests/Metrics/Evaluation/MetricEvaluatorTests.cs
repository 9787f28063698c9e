using MlopsNotebookKernel.Domain.Metrics.Evaluation;
using MlopsNotebookKernel.Domain.Metrics.Standard;

namespace MlopsNotebookKernel.Domain.Tests.Metrics.Evaluation;

public sealed class MetricEvaluatorTests
{
    /// <summary>Expected values are scikit-learn 1.2.1's with sample_weight.</summary>
    [Theory]
    [InlineData("auc", 0.8406593406593407)]
    [InlineData("average-precision", 0.7474969474969475)]
    [InlineData("log-loss", 0.46029576394457)]
    [InlineData("f1", 0.6666666666666666)]
    public void Evaluate_WeightedRowsOfClasses_IsScikitLearnsWithWeights(string name, double expected)
    {
        (LabelledRows rows, ModelPredictions model) = KnownRows.Binary;
        AssertWeighted(new MetricEvaluator(rows, [model, model], [StandardMetrics.Find(name)!]), [0, 1, 2, 1, 0, 3, 1, 1, 0, 2, 1, 1, 0, 2, 1, 0, 1, 1, 2, 0], expected);
    }

    /// <summary>r2_score with sample_weight, scikit-learn 1.2.1.</summary>
    [Fact]
    public void Evaluate_WeightedRowsOfNumbers_IsScikitLearnsWithWeights()
    {
        (LabelledRows rows, ModelPredictions model) = KnownRows.Regression;
        AssertWeighted(new MetricEvaluator(rows, [model, model], [StandardMetrics.Find("r2")!]), [0, 2, 1, 1, 0, 3, 1, 1, 0, 1], 0.9446454279354657);
    }

    /// <summary>
    /// By DeLong's structural components, computed with numpy: psi = (pos &gt; neg) + (pos == neg) / 2, (psi.mean(1) −
    /// A) / P and (psi.mean(0) − A) / N.
    /// </summary>
    [Fact]
    public void Influence_OnTheArea_IsDeLongs()
    {
        (LabelledRows rows, ModelPredictions model) = KnownRows.Binary;
        double[] influence = new MetricEvaluator(rows, [model], [StandardMetrics.Find("auc")!]).Influence(0, 0)!;

        Assert.Equal(0.014973958333333329, influence[0], 1e-9);
        Assert.Equal(0.009982638888888886, influence[1], 1e-9);
        Assert.Equal(0.009765625, influence[2], 1e-9);
        Assert.Equal(-0.03190104166666667, influence[3], 1e-9);
        Assert.Equal(0.005528202763310185, influence.Sum(each => each * each), 1e-9);
    }

    /// <summary>
    /// By numpy: average_precision_score(sample_weight=1 + 1e-6 on one row), less with 1 − 1e-6, over 2e-6.
    /// </summary>
    [Fact]
    public void Influence_OnAveragePrecision_IsItsDerivative()
    {
        (LabelledRows rows, ModelPredictions model) = KnownRows.Binary;
        double[] influence = new MetricEvaluator(rows, [model], [StandardMetrics.Find("average-precision")!]).Influence(0, 0)!;

        Assert.Equal(0.032233206, influence[0], 1e-8);
        Assert.Equal(-0.043845663, influence[7], 1e-8);
        Assert.Equal(-0.031701743, influence[9], 1e-8);
        Assert.Equal(0.000000000, influence[15], 1e-8);
    }

    [Fact]
    public void Influence_OnAMedian_IsNone()
    {
        (LabelledRows rows, ModelPredictions model) = KnownRows.Regression;
        Assert.Null(new MetricEvaluator(rows, [model], [StandardMetrics.Find("median-absolute-error")!]).Influence(0, 0));
    }

    public static TheoryData<string> Smooth => [.. StandardMetrics.All.Select(metric => metric.Name).Except(["median-absolute-error"])];

    /// <summary>One more of a row changes a metric by its influence; they cancel over all rows, for no metric cares how many rows there are.</summary>
    [Theory]
    [MemberData(nameof(Smooth))]
    public void Influence_OfEachSmoothMetric_IsTheChangeThatARowMakes(string name)
    {
        StandardMetric metric = StandardMetrics.Find(name)!;
        (LabelledRows rows, ModelPredictions model) = metric.Tasks[0] == PredictionTask.Regression ? KnownRows.Regression : KnownRows.Binary;
        MetricEvaluator evaluator = new(rows, [model], [metric]);

        double[] influence = evaluator.Influence(0, 0)!;

        Assert.Equal(0, influence.Sum(), 1e-7);
        Assert.Contains(influence, each => Math.Abs(each) > 1e-4);
        double[] change = new double[rows.Count];
        const byte Many = 200;
        for (int row = 0; row < rows.Count; row++)
        {
            byte[] weights = new byte[rows.Count];
            Array.Fill(weights, Many);
            weights[row]++;
            change[row] = (Batches.Values(evaluator, weights)[0][0] - evaluator.Value(0, 0)) * Many;
        }

        Assert.All(influence.Zip(change), pair => Assert.Equal(pair.First, pair.Second, 4e-3 * influence.Max(Math.Abs)));
    }

    /// <summary>Part of the rows, found in the batch of all of them, is what the same rows are by themselves.</summary>
    [Fact]
    public void Evaluate_PartOfTheRows_IsWhatThePartIsByItself()
    {
        (LabelledRows rows, ModelPredictions model) = KnownRows.Binary;
        StandardMetric[] metrics = [.. StandardMetrics.All.Where(metric => metric.Tasks.Contains(PredictionTask.Binary))];
        int[] part = [17, 0, 3, 4, 5, 8, 9, 12, 19];
        byte[] weights = [2, 1, 2, 1, 0, 3, 1, 1, 0, 2, 1, 1, 3, 2, 1, 0, 1, 1, 2, 1];
        MetricEvaluator within = new(rows.Take(part), [model.Take(part)], metrics, part);
        MetricEvaluator alone = new(rows.Take(part), [model.Take(part)], metrics);

        Assert.Equal(Batches.Values(alone, [.. part.Select(row => weights[row])]), Batches.Values(within, weights));
        Assert.All(Enumerable.Range(0, metrics.Length), i => Assert.Equal(alone.Value(i, 0), within.Value(i, 0)));
    }

    private static void AssertWeighted(MetricEvaluator evaluator, byte[] weights, double expected) =>
        Assert.All(Batches.Values(evaluator, weights)[0], value => Assert.Equal(expected, value, 1e-12));
}
