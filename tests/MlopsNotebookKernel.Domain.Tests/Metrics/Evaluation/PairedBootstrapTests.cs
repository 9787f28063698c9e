using MlopsNotebookKernel.Domain.Metrics.Evaluation;
using MlopsNotebookKernel.Domain.Metrics.Standard;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Metrics.Evaluation;

public sealed class PairedBootstrapTests
{
    private static readonly double[] Champion =
        [.42, .51, .12, .93, .33, .74, .25, .61, .18, .87, .45, .39, .56, .29, .70, .05, .81, .64, .22, .48, 1.9, .36, .58, .15, .66];

    private static readonly double[] Challenger =
        [.40, .46, .15, .80, .35, .60, .24, .55, .20, .70, .43, .41, .50, .27, .72, .06, .70, .60, .25, .44, 1.1, .38, .50, .16, .58];

    /// <summary>
    /// scipy 1.10.1: bootstrap((champion, challenger), lambda a, b, axis: mean(b) − mean(a), paired=True,
    /// n_resamples=200000, method='BCa') gives −0.1884 to −0.0272; the percentile method −0.1380 to −0.0188.
    /// </summary>
    [Fact]
    public void Run_DifferenceOfMeans_GivesSciPysIntervalWithinResamplingError()
    {
        MetricEvaluator evaluator = Errors();
        double[][][] values = PairedBootstrap.Run(evaluator, 40_000, 1, null, CancellationToken.None);
        double[] influence = [.. evaluator.Influence(0, 1)!.Zip(evaluator.Influence(0, 0)!, (second, first) => second - first)];

        Assert.Equal(-0.1273963685570004, BootstrapInterval.Acceleration(influence), 1e-7);
        (double low, double high) = BootstrapInterval.BiasCorrectedAccelerated(
            Differences(values), evaluator.Value(0, 1) - evaluator.Value(0, 0), BootstrapInterval.Acceleration(influence), 0.95)!.Value;
        Assert.Equal(-0.1884, low, 0.003);
        Assert.Equal(-0.0272, high, 0.001);
    }

    /// <summary>
    /// scipy 1.10.1: bootstrap((label, first, second), difference of Mann–Whitney areas, paired=True, n_resamples=300000,
    /// method='BCa'). Of 2,000 resamples two lie beyond an end of 99.8 %.
    /// </summary>
    [Theory]
    [InlineData(40_000, 0.95, -0.002347050539821649, 0.14943609022556392, 0.003)]
    [InlineData(40_000, 0.998, -0.046201271095306765, 0.19475205570294185, 0.006)]
    [InlineData(2_000, 0.998, -0.046201271095306765, 0.19475205570294185, 0.012)]
    public void Run_DifferenceOfAreas_GivesSciPysIntervalWithinResamplingError(int replicates, double confidence, double low, double high, double tolerance)
    {
        const int rows = 160;
        double[] hidden = [.. Enumerable.Range(0, rows).Select(i => i * 37 % rows / (double)rows)];
        int[] labels = [.. hidden.Select((each, i) => i * 61 % 97 / 97.0 < 0.15 + (0.6 * each) ? 1 : 0)];
        MetricEvaluator evaluator = new(
            new LabelledRows(PredictionTask.Binary, ["no", "yes"], 1, labels, []),
            [
                new ModelPredictions { Scores = [.. hidden.Select((each, i) => each + (i * 53 % 89 / 89.0))] },
                new ModelPredictions { Scores = [.. hidden.Select((each, i) => each + (i * 29 % 83 / 83.0 * 0.6))] },
            ],
            [StandardMetrics.Find("auc")!]);
        Assert.Equal(0.6095328282828283, evaluator.Value(0, 0), 1e-12);
        Assert.Equal(0.68197601010101, evaluator.Value(0, 1), 1e-12);

        double[][][] values = PairedBootstrap.Run(evaluator, replicates, 1, null, CancellationToken.None);
        double[] influence = [.. evaluator.Influence(0, 1)!.Zip(evaluator.Influence(0, 0)!, (second, first) => second - first)];
        (double Low, double High) ends = BootstrapInterval.BiasCorrectedAccelerated(
            Differences(values), evaluator.Value(0, 1) - evaluator.Value(0, 0), BootstrapInterval.Acceleration(influence), confidence)!.Value;

        Assert.Equal(low, ends.Low, tolerance);
        Assert.Equal(high, ends.High, tolerance);
    }

    [Fact]
    public void Run_SameSeed_GivesTheSameNumbers() => Assert.Equal(
        PairedBootstrap.Run(Errors(), 100, 7, null, CancellationToken.None),
        PairedBootstrap.Run(Errors(), 100, 7, null, CancellationToken.None));

    [Fact]
    public void Run_OtherSeed_GivesOtherNumbers() => Assert.NotEqual(
        PairedBootstrap.Run(Errors(), 100, 7, null, CancellationToken.None)[0][0],
        PairedBootstrap.Run(Errors(), 100, 8, null, CancellationToken.None)[0][0]);

    [Fact]
    public void Run_Cancelled_Stops() => Assert.ThrowsAny<OperationCanceledException>(
        () => PairedBootstrap.Run(Errors(), 100, 7, null, new CancellationToken(canceled: true)));

    private static double[] Differences(double[][][] values) => [.. values[0][1].Zip(values[0][0], (second, first) => second - first)];

    private static MetricEvaluator Errors() => new(
        new LabelledRows(PredictionTask.Regression, [], -1, [], new double[Champion.Length]),
        [new ModelPredictions { Values = Champion }, new ModelPredictions { Values = Challenger }],
        [StandardMetrics.Find("mae")!]);
}
