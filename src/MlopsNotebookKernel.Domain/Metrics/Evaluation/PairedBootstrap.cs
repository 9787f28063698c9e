using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>
/// Metrics on resamples: as many rows drawn with replacement as there are, the same rows for every model, so that what
/// makes rows hard for all cancels in differences. Each resample has a generator of its own, so that results depend on
/// the seed alone and never on the number of processors.
/// </summary>
public static class PairedBootstrap
{
    /// <summary>Keeps the seeds of resamples apart: odd, and no multiple of what the generator steps by.</summary>
    private const ulong Spread = 0xD1342543DE82EF95;

    /// <summary>Draws resamples and computes all metrics of all models on each.</summary>
    /// <param name="evaluator">The models on their rows.</param>
    /// <param name="replicates">How many resamples.</param>
    /// <param name="seed">Seeds the drawing.</param>
    /// <param name="progress">Gets the share done, 0 to 1; may be null.</param>
    /// <param name="cancellation">Cancels between resamples.</param>
    /// <returns>Values by metric, then model, then resample; NaN where not defined.</returns>
    public static double[][][] Run(
        MetricEvaluator evaluator, int replicates, ulong seed, IProgress<double>? progress, CancellationToken cancellation)
    {
        double[][][] values =
            [.. Enumerable.Range(0, evaluator.Metrics).Select(_ => Enumerable.Range(0, evaluator.Models).Select(_ => new double[replicates]).ToArray())];
        int done = 0;
        ParallelOptions options = new() { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(
            0,
            replicates,
            options,
            () => (Weights: new byte[evaluator.Rows], Totals: evaluator.NewTotals()),
            (replicate, _, room) =>
            {
                RowDraw.Draw(room.Weights, new SeededRandom(seed + ((ulong)replicate * Spread)));
                evaluator.Evaluate(room.Weights, evaluator.Rows, room.Totals, (metric, model, value) => values[metric][model][replicate] = value);
                int now = Interlocked.Increment(ref done);
                if (now % 50 == 0)
                {
                    progress?.Report((double)now / replicates);
                }

                return room;
            },
            static _ => { });
        return values;
    }
}
