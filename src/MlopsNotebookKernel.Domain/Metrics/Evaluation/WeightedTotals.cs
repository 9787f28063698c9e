using MlopsNotebookKernel.Domain.Metrics.Standard;

namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>Prepares what a model's metrics need.</summary>
internal static class WeightedTotals
{
    /// <summary>Prepares each total, but the confusion, which models share.</summary>
    /// <param name="layout">What is needed, and where it lies.</param>
    /// <param name="rows">What came true.</param>
    /// <param name="model">What was said.</param>
    /// <param name="places">Where in a batch each row's weights lie; null where rows stand in its order.</param>
    /// <returns>Each total and its place.</returns>
    public static IEnumerable<(int Place, IWeightedTotal Total)> Of(TotalsLayout layout, LabelledRows rows, ModelPredictions model, int[]? places)
    {
        RankOrder? order = null;
        foreach (RowTotal total in TotalsLayout.Order.Where(total => layout.Needs.HasFlag(total)))
        {
            int place = layout.Of(total);
            switch (total)
            {
                case RowTotal.Rank:
                    yield return (place, new RankArea(Ranked(), places));
                    break;
                case RowTotal.Precision:
                    yield return (place, new PrecisionArea(Ranked(), places));
                    break;
                case RowTotal.Median:
                    yield return (place, new MedianLoss(RowLosses.Of(RowTotal.Absolute, rows, model), places));
                    break;
                case RowTotal.Target:
                    double mean = rows.Count == 0 ? 0 : rows.Targets.Average();
                    double[] targets = [.. rows.Targets.Select(target => target - mean)];
                    yield return (place, new LossSum(targets, places));
                    yield return (place + 1, new LossSum([.. targets.Select(target => target * target)], places));
                    break;
                default:
                    yield return (place, new LossSum(RowLosses.Of(total, rows, model), places));
                    break;
            }
        }

        RankOrder Ranked() => order ??= new RankOrder(
            model.Scores ?? throw new ArgumentException("There are no scores.", nameof(model)), rows.Labels, rows.Positive);
    }
}
