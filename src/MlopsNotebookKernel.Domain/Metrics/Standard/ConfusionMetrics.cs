namespace MlopsNotebookKernel.Domain.Metrics.Standard;

/// <summary>
/// Metrics of predicted classes. As in scikit-learn a share over no rows is 0, and an average over classes takes those
/// that are a label or a prediction of some row.
/// </summary>
internal static class ConfusionMetrics
{
    public static double Accuracy(ModelTotals totals)
    {
        double right = 0;
        for (int label = 0; label < totals.Classes; label++)
        {
            right += totals.Count(label, label);
        }

        return right / totals.Rows;
    }

    public static double Precision(ModelTotals totals) => Precision(totals, totals.Positive);

    public static double Recall(ModelTotals totals) => Recall(totals, totals.Positive);

    public static double F1(ModelTotals totals) => F1(totals, totals.Positive);

    public static double MacroPrecision(ModelTotals totals) => Mean(totals, Precision);

    public static double MacroRecall(ModelTotals totals) => Mean(totals, Recall);

    public static double MacroF1(ModelTotals totals) => Mean(totals, F1);

    /// <summary>The mean of the classes' F1, weighted by the rows they label.</summary>
    public static double WeightedF1(ModelTotals totals)
    {
        double sum = 0;
        for (int label = 0; label < totals.Classes; label++)
        {
            sum += totals.Labelled(label) * F1(totals, label);
        }

        return sum / totals.Rows;
    }

    /// <summary>
    /// The agreement of labels and predictions beyond chance; not defined where both are one and the same class. J. Cohen,
    /// "A coefficient of agreement for nominal scales" (1960).
    /// </summary>
    public static double Kappa(ModelTotals totals)
    {
        double right = 0;
        double chance = 0;
        for (int each = 0; each < totals.Classes; each++)
        {
            right += totals.Count(each, each);
            chance += totals.Labelled(each) * totals.Predicted(each) / totals.Rows;
        }

        return totals.Rows - chance > 0 ? (right - chance) / (totals.Rows - chance) : double.NaN;
    }

    /// <summary>The mean recall of the classes that are a label of some row.</summary>
    public static double BalancedAccuracy(ModelTotals totals)
    {
        double sum = 0;
        int classes = 0;
        for (int label = 0; label < totals.Classes; label++)
        {
            if (totals.Labelled(label) > 0)
            {
                sum += Recall(totals, label);
                classes++;
            }
        }

        return sum / classes;
    }

    /// <summary>
    /// The correlation of labels and predictions; 0 where either is constant. J. Gorodkin, "Comparing two K-category
    /// assignments by a K-category correlation coefficient" (2004).
    /// </summary>
    public static double Matthews(ModelTotals totals)
    {
        double right = 0;
        double both = 0;
        double labels = 0;
        double predictions = 0;
        for (int each = 0; each < totals.Classes; each++)
        {
            double labelled = totals.Labelled(each);
            double predicted = totals.Predicted(each);
            right += totals.Count(each, each);
            both += labelled * predicted;
            labels += labelled * labelled;
            predictions += predicted * predicted;
        }

        double square = totals.Rows * totals.Rows;
        double spread = (square - labels) * (square - predictions);
        return spread <= 0 ? 0 : ((right * totals.Rows) - both) / Math.Sqrt(spread);
    }

    private static double Precision(ModelTotals totals, int one) => Share(totals.Count(one, one), totals.Predicted(one));

    private static double Recall(ModelTotals totals, int one) => Share(totals.Count(one, one), totals.Labelled(one));

    private static double F1(ModelTotals totals, int one) =>
        Share(2 * totals.Count(one, one), totals.Labelled(one) + totals.Predicted(one));

    private static double Share(double part, double whole) => whole > 0 ? part / whole : 0;

    private static double Mean(ModelTotals totals, ClassValue value)
    {
        double sum = 0;
        int classes = 0;
        for (int each = 0; each < totals.Classes; each++)
        {
            if (totals.Labelled(each) + totals.Predicted(each) > 0)
            {
                sum += value(totals, each);
                classes++;
            }
        }

        return sum / classes;
    }

    private delegate double ClassValue(ModelTotals totals, int one);
}
