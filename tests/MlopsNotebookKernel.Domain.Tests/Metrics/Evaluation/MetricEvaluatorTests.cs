using MlopsNotebookKernel.Domain.Metrics.Evaluation;
using MlopsNotebookKernel.Domain.Metrics.Standard;

namespace MlopsNotebookKernel.Domain.Tests.Metrics.Evaluation;

public sealed class MetricEvaluatorTests
{
    /// <summary>Expected values are scikit-learn 1.2.1's with sample_weight.</summary>
    [Theory]
    [InlineData("auc", 0.8406593406593407)]
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
        double[] influence = new MetricEvaluator(rows, [model], [StandardMetrics.Find("auc")!]).Influence(0, 0);

        Assert.Equal(0.014973958333333329, influence[0], 1e-9);
        Assert.Equal(0.009982638888888886, influence[1], 1e-9);
        Assert.Equal(0.009765625, influence[2], 1e-9);
        Assert.Equal(-0.03190104166666667, influence[3], 1e-9);
        Assert.Equal(0.005528202763310185, influence.Sum(each => each * each), 1e-9);
    }

    public static TheoryData<string> Names => [.. StandardMetrics.All.Select(metric => metric.Name)];

    /// <summary>One more of a row changes a metric by its influence; they cancel over all rows, for no metric cares how many rows there are.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Influence_OfEachMetric_IsTheChangeThatARowMakes(string name)
    {
        StandardMetric metric = StandardMetrics.Find(name)!;
        (LabelledRows rows, ModelPredictions model) = metric.Tasks[0] == PredictionTask.Regression ? KnownRows.Regression : KnownRows.Binary;
        MetricEvaluator evaluator = new(rows, [model], [metric]);

        double[] influence = evaluator.Influence(0, 0);

        Assert.Equal(0, influence.Sum(), 1e-7);
        Assert.Contains(influence, each => Math.Abs(each) > 1e-4);
        double[] change = new double[rows.Count];
        const byte Many = 200;
        for (int row = 0; row < rows.Count; row++)
        {
            byte[] weights = new byte[rows.Count];
            Array.Fill(weights, Many);
            weights[row]++;
            evaluator.Evaluate(evaluator.InOwnOrder(weights), weights.Sum(weight => (long)weight), evaluator.NewTotals(), (_, _, value) => change[row] = (value - evaluator.Value(0, 0)) * Many);
        }

        Assert.All(influence.Zip(change), pair => Assert.Equal(pair.First, pair.Second, 2e-3 * influence.Max(Math.Abs)));
    }

    private static void AssertWeighted(MetricEvaluator evaluator, byte[] weights, double expected)
    {
        double[] values = new double[2];
        evaluator.Evaluate(evaluator.InOwnOrder(weights), weights.Sum(weight => (long)weight), evaluator.NewTotals(), (_, model, value) => values[model] = value);
        Assert.All(values, value => Assert.Equal(expected, value, 1e-12));
    }
}
