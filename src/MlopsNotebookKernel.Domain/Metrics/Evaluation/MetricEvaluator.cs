using System.Buffers;
using MlopsNotebookKernel.Domain.Metrics.Standard;

namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>
/// Computes metrics of one model or several on the same rows: as they are, and with each row counted any number of
/// times. What can be computed once for all weights is.
/// </summary>
public sealed class MetricEvaluator
{
    private readonly IReadOnlyList<StandardMetric> _metrics;
    private readonly TotalsLayout _layout;
    private readonly int[]? _places;
    private readonly JointCells? _cells;
    private readonly (int Place, IWeightedTotal Total)[][] _weighted;
    private readonly double[] _totals;

    /// <summary>Prepares the computation.</summary>
    /// <param name="rows">What came true.</param>
    /// <param name="models">What each model said.</param>
    /// <param name="metrics">The metrics, each of the rows' task.</param>
    public MetricEvaluator(LabelledRows rows, IReadOnlyList<ModelPredictions> models, IReadOnlyList<StandardMetric> metrics)
        : this(rows, models, metrics, null)
    {
    }

    /// <summary>Prepares the computation on some of the rows that are resampled.</summary>
    /// <param name="rows">What came true.</param>
    /// <param name="models">What each model said.</param>
    /// <param name="metrics">The metrics, each of the rows' task.</param>
    /// <param name="places">The number of each row among all that are resampled; null where these are all, in their order.</param>
    internal MetricEvaluator(LabelledRows rows, IReadOnlyList<ModelPredictions> models, IReadOnlyList<StandardMetric> metrics, int[]? places)
    {
        _metrics = metrics;
        _places = places;
        Rows = rows.Count;
        Models = models.Count;
        RowTotal needs = metrics.Aggregate(RowTotal.None, (all, metric) => all | metric.Needs);
        _layout = new TotalsLayout(needs, rows.Classes.Count, rows.Positive);
        _cells = needs.HasFlag(RowTotal.Confusion)
            ? new JointCells(rows.Labels, [.. models.Select(model => model.Classes ?? throw new ArgumentException("There are no predicted classes.", nameof(models)))], rows.Classes.Count, places)
            : null;
        _weighted = new (int Place, IWeightedTotal Total)[Models][];
        Parallel.For(0, Models, model => _weighted[model] = [.. WeightedTotals.Of(_layout, rows, models[model], places)]);
        _totals = new double[WeightBatch.Lanes * Models * _layout.Length];
        Fill(WeightBatch.Once, _totals);
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of models.</summary>
    public int Models { get; }

    /// <summary>Number of metrics.</summary>
    public int Metrics => _metrics.Count;

    /// <summary>A metric's value on the rows as they are; NaN where it is not defined.</summary>
    /// <param name="metric">The metric's number.</param>
    /// <param name="model">The model's number.</param>
    public double Value(int metric, int model) => _metrics[metric].Value(Totals(_totals, 0, model));

    /// <summary>
    /// How a metric changes with the weight of each row, at equal weights: its empirical influence values over the
    /// number of rows, which add up to 0. B. Efron, "The Jackknife, the Bootstrap and Other Resampling Plans" (1982), 6.
    /// Null where the metric jumps from row to row, as a median does.
    /// </summary>
    /// <param name="metric">The metric's number.</param>
    /// <param name="model">The model's number.</param>
    public double[]? Influence(int metric, int model)
    {
        double[] gradient = Gradient(metric, model);
        double[] influence = new double[Rows];
        Array.Fill(influence, gradient[0]);
        foreach ((int place, IWeightedTotal total) in _weighted[model])
        {
            if (gradient[place] == 0)
            {
                continue;
            }

            if (total.Influence() is not { } each)
            {
                return null;
            }

            for (int i = 0; i < each.Length; i++)
            {
                influence[i] += gradient[place] * each[i];
            }
        }

        _cells?.AddInfluence(model, gradient.AsSpan(_layout.Confusion), influence);
        return influence;
    }

    /// <summary>Computes all metrics of all models on each resample of a batch.</summary>
    /// <param name="weights">How often each row counts.</param>
    /// <param name="values">Gets values by metric, then model, then resample.</param>
    /// <param name="first">The number of the batch's first resample.</param>
    internal void Evaluate(WeightBatch weights, double[][][] values, int first)
    {
        double[] totals = ArrayPool<double>.Shared.Rent(WeightBatch.Lanes * Models * _layout.Length);
        Fill(weights, totals);
        for (int metric = 0; metric < Metrics; metric++)
        {
            for (int model = 0; model < Models; model++)
            {
                double[] into = values[metric][model];
                for (int lane = 0; lane < WeightBatch.Lanes && first + lane < into.Length; lane++)
                {
                    into[first + lane] = _metrics[metric].Value(Totals(totals, lane, model));
                }
            }
        }

        ArrayPool<double>.Shared.Return(totals);
    }

    private ModelTotals Totals(double[] totals, int lane, int model) => new(_layout, totals.AsSpan(Place(lane, model, 0), _layout.Length));

    private int Place(int lane, int model, int place) => (((lane * Models) + model) * _layout.Length) + place;

    private void Fill(WeightBatch weights, double[] totals)
    {
        Array.Clear(totals);
        Span<double> rows = stackalloc double[WeightBatch.Lanes];
        rows.Clear();
        RowCount.Add(weights, _places, 0, Rows, rows);
        Span<double> lanes = stackalloc double[WeightBatch.Lanes];
        for (int model = 0; model < Models; model++)
        {
            Take(rows, totals, model, 0);
            foreach ((int place, IWeightedTotal total) in _weighted[model])
            {
                total.Fill(weights, rows, lanes);
                Take(lanes, totals, model, place);
            }
        }

        _cells?.Fill(weights, (lane, model, cell, count) => totals[Place(lane, model, _layout.Confusion + cell)] += count);
    }

    private void Take(ReadOnlySpan<double> lanes, double[] totals, int model, int place)
    {
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            totals[Place(lane, model, place)] = lanes[lane];
        }
    }

    /// <summary>Derivatives with respect to each total, by central differences.</summary>
    private double[] Gradient(int metric, int model)
    {
        double[] at = [.. _totals.AsSpan(Place(0, model, 0), _layout.Length)];
        double[] gradient = new double[at.Length];
        for (int i = 0; i < at.Length; i++)
        {
            double here = at[i];
            double step = 1e-6 * Math.Max(1, Math.Abs(here));
            at[i] = here + step;
            double above = _metrics[metric].Value(new ModelTotals(_layout, at));
            at[i] = here - step;
            double below = _metrics[metric].Value(new ModelTotals(_layout, at));
            at[i] = here;
            gradient[i] = (above - below) / (2 * step);
        }

        return gradient;
    }
}
