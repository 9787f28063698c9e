using MlopsNotebookKernel.Domain.Metrics.Evaluation;
using MlopsNotebookKernel.Domain.Metrics.Standard;
using MlopsNotebookKernel.Domain.Tests.Metrics.Evaluation;

namespace MlopsNotebookKernel.Domain.Tests.Metrics.Standard;

/// <summary>
/// Expected values are those of scikit-learn 1.2.1 for the rows of <see cref="KnownRows"/>: accuracy_score,
/// balanced_accuracy_score, precision_score, recall_score, f1_score (average='macro'), cohen_kappa_score,
/// matthews_corrcoef, roc_auc_score, average_precision_score, log_loss, brier_score_loss, mean_absolute_error,
/// median_absolute_error, mean_pinball_loss(alpha=0.1 and 0.9), mean_squared_error, mean_absolute_percentage_error, r2_score.
/// </summary>
public sealed class StandardMetricsTests
{
    [Theory]
    [InlineData("accuracy", 0.85)]
    [InlineData("balanced-accuracy", 0.8333333333333333)]
    [InlineData("precision", 0.8571428571428571)]
    [InlineData("recall", 0.75)]
    [InlineData("f1", 0.7999999999999999)]
    [InlineData("macro-precision", 0.8516483516483516)]
    [InlineData("macro-recall", 0.8333333333333333)]
    [InlineData("macro-f1", 0.8399999999999999)]
    [InlineData("matthews", 0.6847367880174606)]
    [InlineData("weighted-f1", 0.8479999999999999)]
    [InlineData("kappa", 0.6808510638297873)]
    [InlineData("auc", 0.8802083333333334)]
    [InlineData("average-precision", 0.855654761904762)]
    [InlineData("log-loss", 0.4191596662276518)]
    [InlineData("brier", 0.13687500000000002)]
    public void Value_OfTwoClasses_IsScikitLearns(string name, double expected) => AssertValue(name, KnownRows.Binary, expected);

    [Theory]
    [InlineData("accuracy", 0.7333333333333333)]
    [InlineData("balanced-accuracy", 0.7277777777777779)]
    [InlineData("macro-precision", 0.7380952380952381)]
    [InlineData("macro-recall", 0.7277777777777779)]
    [InlineData("macro-f1", 0.7286324786324786)]
    [InlineData("matthews", 0.5959463289819201)]
    [InlineData("weighted-f1", 0.7299145299145298)]
    [InlineData("kappa", 0.5918367346938775)]
    [InlineData("log-loss", 0.6686186248710982)]
    public void Value_OfThreeClasses_IsScikitLearns(string name, double expected) => AssertValue(name, KnownRows.Multiclass, expected);

    [Theory]
    [InlineData("mae", 0.75)]
    [InlineData("median-absolute-error", 0.5)]
    [InlineData("pinball-10", 0.45099999999999996)]
    [InlineData("pinball-90", 0.29900000000000004)]
    [InlineData("mse", 1.033)]
    [InlineData("rmse", 1.016366075781753)]
    [InlineData("mape", 0.5235714285714287)]
    [InlineData("r2", 0.9382845125790861)]
    public void Value_OfNumbers_IsScikitLearns(string name, double expected) => AssertValue(name, KnownRows.Regression, expected);

    [Theory]
    [InlineData("macro-f1", 0.5555555555555555)]
    [InlineData("balanced-accuracy", 0.75)]
    public void Value_WithAClassThatIsNoLabel_IsScikitLearns(string name, double expected) => AssertValue(
        name,
        (new LabelledRows(PredictionTask.Multiclass, ["a", "b", "c", "nowhere"], -1, [0, 0, 1, 1], []), new ModelPredictions { Classes = [0, 0, 2, 1] }),
        expected);

    [Theory]
    [InlineData("precision")]
    [InlineData("f1")]
    [InlineData("matthews")]
    public void Value_WithoutAPositivePrediction_IsZero(string name) => AssertValue(
        name,
        (new LabelledRows(PredictionTask.Binary, ["no", "yes"], 1, [1, 1, 0], []), new ModelPredictions { Classes = [0, 0, 0] }),
        0);

    [Theory]
    [InlineData("auc")]
    [InlineData("average-precision")]
    public void Value_OfScoresWithoutAPositiveRow_IsNotDefined(string name) => AssertValue(
        name,
        (new LabelledRows(PredictionTask.Binary, ["no", "yes"], 1, [0, 0], []), new ModelPredictions { Scores = [0.1, 0.2] }),
        double.NaN);

    [Fact]
    public void Kappa_OfOneClassAlone_IsNotDefined() => AssertValue(
        "kappa",
        (new LabelledRows(PredictionTask.Multiclass, ["a", "b"], -1, [0, 0], []), new ModelPredictions { Classes = [0, 0] }),
        double.NaN);

    [Theory]
    [InlineData(5.0, 1)]
    [InlineData(6.0, 0)]
    public void Determination_OfLabelsAllTheSame_IsScikitLearns(double predicted, double expected) => AssertValue(
        "r2",
        (new LabelledRows(PredictionTask.Regression, [], -1, [], [5, 5, 5]), new ModelPredictions { Values = [5, 5, predicted] }),
        expected);

    [Fact]
    public void All_HaveNamesOfTheirOwnThatMetricsCanHave()
    {
        Assert.Equal(StandardMetrics.All.Count, StandardMetrics.All.Select(metric => metric.Name).Distinct().Count());
        Assert.All(StandardMetrics.All, metric => Domain.Metrics.MetricStore.CheckName(metric.Name));
    }

    private static void AssertValue(string name, (LabelledRows Rows, ModelPredictions Model) known, double expected)
    {
        MetricEvaluator evaluator = new(known.Rows, [known.Model], [StandardMetrics.Find(name)!]);
        Assert.Equal(expected, evaluator.Value(0, 0), 1e-12);
    }
}
