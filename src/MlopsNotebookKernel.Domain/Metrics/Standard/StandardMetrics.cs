using static MlopsNotebookKernel.Domain.Metrics.MetricDirection;
using static MlopsNotebookKernel.Domain.Metrics.Standard.PredictionTask;

namespace MlopsNotebookKernel.Domain.Metrics.Standard;

/// <summary>The metrics that the toolkit computes itself.</summary>
public static class StandardMetrics
{
    /// <summary>All of them, those of classes first.</summary>
    public static IReadOnlyList<StandardMetric> All { get; } =
    [
        new("accuracy", Higher, "Share of rows whose class was predicted.", RowTotal.Confusion, ConfusionMetrics.Accuracy, Binary, Multiclass),
        new("balanced-accuracy", Higher, "Mean over the classes of the share of their rows that were predicted.", RowTotal.Confusion, ConfusionMetrics.BalancedAccuracy, Binary, Multiclass),
        new("precision", Higher, "Share of rows predicted positive that are.", RowTotal.Confusion, ConfusionMetrics.Precision, Binary),
        new("recall", Higher, "Share of positive rows that were predicted so.", RowTotal.Confusion, ConfusionMetrics.Recall, Binary),
        new("f1", Higher, "Harmonic mean of precision and recall.", RowTotal.Confusion, ConfusionMetrics.F1, Binary),
        new("macro-precision", Higher, "Mean of the classes' precision.", RowTotal.Confusion, ConfusionMetrics.MacroPrecision, Binary, Multiclass),
        new("macro-recall", Higher, "Mean of the classes' recall.", RowTotal.Confusion, ConfusionMetrics.MacroRecall, Binary, Multiclass),
        new("macro-f1", Higher, "Mean of the classes' F1.", RowTotal.Confusion, ConfusionMetrics.MacroF1, Binary, Multiclass),
        new("weighted-f1", Higher, "Mean of the classes' F1, each weighing as many rows as it labels.", RowTotal.Confusion, ConfusionMetrics.WeightedF1, Binary, Multiclass),
        new("kappa", Higher, "Agreement of labels and predicted classes beyond what chance gives (Cohen).", RowTotal.Confusion, ConfusionMetrics.Kappa, Binary, Multiclass),
        new("matthews", Higher, "Correlation of labels and predicted classes (Matthews).", RowTotal.Confusion, ConfusionMetrics.Matthews, Binary, Multiclass),
        new("auc", Higher, "Area under the ROC curve: how often a positive row is scored above a negative one, ties half.", RowTotal.Rank, static totals => totals[RowTotal.Rank], Binary),
        new("average-precision", Higher, "Precision at each score of a positive row, weighted by the recall gained there, without interpolation.", RowTotal.Precision, static totals => totals[RowTotal.Precision], Binary),
        new("log-loss", Lower, "Mean of −ln of the probability given to the label, probabilities kept 2.2E-16 away from 0 and 1.", RowTotal.LogLoss, static totals => totals[RowTotal.LogLoss] / totals.Rows, Binary, Multiclass),
        new("brier", Lower, "Mean squared distance of the probability from what came true (1 or 0).", RowTotal.Brier, static totals => totals[RowTotal.Brier] / totals.Rows, Binary),
        new("mae", Lower, "Mean absolute error.", RowTotal.Absolute, static totals => totals[RowTotal.Absolute] / totals.Rows, Regression),
        new("median-absolute-error", Lower, "Median of the absolute errors.", RowTotal.Median, static totals => totals[RowTotal.Median], Regression),
        new("mse", Lower, "Mean squared error.", RowTotal.Square, static totals => totals[RowTotal.Square] / totals.Rows, Regression),
        new("rmse", Lower, "Root of the mean squared error.", RowTotal.Square, static totals => Math.Sqrt(totals[RowTotal.Square] / totals.Rows), Regression),
        new("mape", Lower, "Mean of the absolute error over the label's size, which counts as 2.2E-16 at least.", RowTotal.Percentage, static totals => totals[RowTotal.Percentage] / totals.Rows, Regression),
        new("pinball-10", Lower, "Mean pinball loss of a prediction that one label of ten should lie below.", RowTotal.LowQuantile, static totals => totals[RowTotal.LowQuantile] / totals.Rows, Regression),
        new("pinball-90", Lower, "Mean pinball loss of a prediction that nine labels of ten should lie below.", RowTotal.HighQuantile, static totals => totals[RowTotal.HighQuantile] / totals.Rows, Regression),
        new("r2", Higher, "Share of the labels' variance that is predicted.", RowTotal.Square | RowTotal.Target, Determination, Regression),
    ];

    /// <summary>Finds one by name; null when it is none.</summary>
    /// <param name="name">Its name.</param>
    public static StandardMetric? Find(string name) => All.FirstOrDefault(metric => metric.Name == name);

    /// <summary>For labels that are all the same it is 1 without error and 0 with, as in scikit-learn.</summary>
    private static double Determination(ModelTotals totals)
    {
        double error = totals[RowTotal.Square];
        double spread = totals.TargetSpread;
        return spread > 0 ? 1 - (error / spread) : error == 0 ? 1 : 0;
    }
}
