using MlopsNotebookKernel.Domain.Metrics.Evaluation;

namespace MlopsNotebookKernel.Domain.Tests.Metrics.Evaluation;

/// <summary>Batches of given weights, and totals of one resample.</summary>
internal static class Batches
{
    /// <summary>Each resample's weights, by row.</summary>
    public static WeightBatch Of(params byte[][] lanes)
    {
        WeightBatch batch = WeightBatch.Empty(lanes[0].Length);
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            for (int row = 0; row < lanes[lane].Length; row++)
            {
                batch.Weights[(row * WeightBatch.Lanes) + lane] = lanes[lane][row];
            }
        }

        return batch;
    }

    /// <summary>The total of the last of a batch's resamples; the others have no rows.</summary>
    public static double Total(IWeightedTotal total, byte[] weights)
    {
        byte[][] lanes = [.. Enumerable.Range(0, WeightBatch.Lanes).Select(lane => lane == WeightBatch.Lanes - 1 ? weights : new byte[weights.Length])];
        double[] rows = [.. lanes.Select(lane => lane.Sum(weight => (double)weight))];
        double[] totals = new double[WeightBatch.Lanes];
        total.Fill(Of(lanes), rows, totals);
        return totals[^1];
    }

    /// <summary>Each metric's value with weighted rows, by model.</summary>
    public static double[][] Values(MetricEvaluator evaluator, byte[] weights)
    {
        double[][][] values = [.. Enumerable.Range(0, evaluator.Metrics).Select(_ => Enumerable.Range(0, evaluator.Models).Select(_ => new double[1]).ToArray())];
        evaluator.Evaluate(Of(weights), values, 0);
        return [.. values.Select(metric => metric.Select(model => model[0]).ToArray())];
    }
}
