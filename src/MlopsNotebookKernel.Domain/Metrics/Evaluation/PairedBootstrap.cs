using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>
/// Metrics on resamples: as many rows drawn with replacement as there are, the same rows for every model, so that what
/// makes rows hard for all cancels in differences, and the same for every part of the rows. Each resample has a generator
/// of its own, so that results depend on the seed alone and never on the number of processors.
/// </summary>
public static class PairedBootstrap
{
    /// <summary>Keeps the seeds of resamples apart: odd, and no multiple of what the generator steps by.</summary>
    private const ulong Spread = 0xD1342543DE82EF95;

    /// <summary>Bytes that the weights of all threads take at most; with many rows fewer threads draw.</summary>
    private const long MostMemory = 1L << 30;

    /// <summary>Draws resamples and computes all metrics of all models on each.</summary>
    /// <param name="evaluator">The models on all rows.</param>
    /// <param name="replicates">How many resamples.</param>
    /// <param name="seed">Seeds the drawing.</param>
    /// <param name="progress">Gets the share done, 0 to 1; may be null.</param>
    /// <param name="cancellation">Cancels between batches of resamples.</param>
    /// <returns>Values by metric, then model, then resample; NaN where not defined.</returns>
    public static double[][][] Run(
        MetricEvaluator evaluator, int replicates, ulong seed, IProgress<double>? progress, CancellationToken cancellation) =>
        Run([evaluator], evaluator.Rows, replicates, seed, progress, cancellation)[0];

    /// <summary>Draws resamples and computes all metrics of all models on each, on all rows and on parts of them.</summary>
    /// <param name="evaluators">The models, each on all rows or some.</param>
    /// <param name="rows">How many rows there are in all.</param>
    /// <param name="replicates">How many resamples.</param>
    /// <param name="seed">Seeds the drawing.</param>
    /// <param name="progress">Gets the share done, 0 to 1; may be null.</param>
    /// <param name="cancellation">Cancels between batches of resamples.</param>
    /// <returns>Values by evaluator, then metric, then model, then resample; NaN where not defined.</returns>
    public static double[][][][] Run(
        IReadOnlyList<MetricEvaluator> evaluators, int rows, int replicates, ulong seed, IProgress<double>? progress, CancellationToken cancellation)
    {
        double[][][][] values = [.. evaluators.Select(evaluator => NewValues(evaluator, replicates))];
        int done = 0;
        long most = Math.Max(1, MostMemory / ((long)WeightBatch.Lanes * Math.Max(1, rows)));
        ParallelOptions options = new() { CancellationToken = cancellation, MaxDegreeOfParallelism = (int)Math.Min(Environment.ProcessorCount, most) };
        Parallel.For(
            0,
            (replicates + WeightBatch.Lanes - 1) / WeightBatch.Lanes,
            options,
            () => WeightBatch.Empty(rows),
            (batch, _, weights) =>
            {
                int first = batch * WeightBatch.Lanes;
                int count = Math.Min(WeightBatch.Lanes, replicates - first);
                RowDraw.Draw(weights, [.. Enumerable.Range(first, count).Select(replicate => new SeededRandom(seed + ((ulong)replicate * Spread)))]);
                for (int i = 0; i < evaluators.Count; i++)
                {
                    evaluators[i].Evaluate(weights, values[i], first);
                }

                progress?.Report((double)Interlocked.Add(ref done, count) / replicates);
                return weights;
            },
            static _ => { });
        return values;
    }

    private static double[][][] NewValues(MetricEvaluator evaluator, int replicates) =>
        [.. Enumerable.Range(0, evaluator.Metrics).Select(_ => Enumerable.Range(0, evaluator.Models).Select(_ => new double[replicates]).ToArray())];
}
