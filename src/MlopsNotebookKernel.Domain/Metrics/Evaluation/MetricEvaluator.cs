using MlopsNotebookKernel.Domain.Metrics.Standard;

namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>
/// Computes metrics of one model or several on the same rows: as they are, and with each row counted any number of
/// times. What can be computed once for all weights is.
/// </summary>
public sealed class MetricEvaluator
{
    private static readonly RowTotal[] Sums = [RowTotal.LogLoss, RowTotal.Brier, RowTotal.Absolute, RowTotal.Square, RowTotal.Percentage];

    private readonly LabelledRows _rows;

    /// <summary>The caller's number of each row; null where rows stand as they were given.</summary>
    private readonly int[]? _given;

    private readonly IReadOnlyList<StandardMetric> _metrics;
    private readonly TotalsLayout _layout;
    private readonly JointCells? _cells;
    private readonly Dictionary<RowTotal, double[]>[] _losses;
    private readonly RankOrder[] _orders;
    private readonly double[] _targets = [];
    private readonly double[] _targetSquares = [];
    private readonly double[][] _totals;

    /// <summary>Prepares the computation.</summary>
    /// <param name="rows">What came true.</param>
    /// <param name="models">What each model said.</param>
    /// <param name="metrics">The metrics, each of the rows' task.</param>
    public MetricEvaluator(LabelledRows rows, IReadOnlyList<ModelPredictions> models, IReadOnlyList<StandardMetric> metrics)
    {
        _metrics = metrics;
        Models = models.Count;
        RowTotal needs = metrics.Aggregate(RowTotal.None, (all, metric) => all | metric.Needs);
        if (needs.HasFlag(RowTotal.Rank) && models[0].Scores is { } scores)
        {
            // In the order of a score the weights of neighbours are neighbours in memory, for other models nearly so.
            _given = [.. Enumerable.Range(0, rows.Count)];
            Array.Sort([.. scores], _given);
            rows = rows.Take(_given);
            models = [.. models.Select(model => model.Take(_given))];
        }

        _rows = rows;
        _layout = new TotalsLayout(needs, rows.Classes.Count, rows.Positive);
        _cells = needs.HasFlag(RowTotal.Confusion)
            ? new JointCells(rows.Labels, [.. models.Select(model => model.Classes ?? throw new ArgumentException("There are no predicted classes.", nameof(models)))], rows.Classes.Count)
            : null;
        _losses = [.. models.Select(model => Sums.Where(sum => needs.HasFlag(sum)).ToDictionary(sum => sum, sum => RowLosses.Of(sum, rows, model)))];
        _orders = needs.HasFlag(RowTotal.Rank)
            ? [.. models.Select(model => new RankOrder(model.Scores ?? throw new ArgumentException("There are no scores.", nameof(models)), rows.Labels, rows.Positive))]
            : [];
        if (needs.HasFlag(RowTotal.Target) && rows.Count > 0)
        {
            double mean = rows.Targets.Average();
            _targets = [.. rows.Targets.Select(target => target - mean)];
            _targetSquares = [.. _targets.Select(target => target * target)];
        }

        byte[] once = new byte[rows.Count];
        Array.Fill(once, (byte)1);
        _totals = NewTotals();
        Fill(once, rows.Count, _totals);
    }

    /// <summary>Number of rows.</summary>
    public int Rows => _rows.Count;

    /// <summary>Number of models.</summary>
    public int Models { get; }

    /// <summary>Number of metrics.</summary>
    public int Metrics => _metrics.Count;

    /// <summary>A metric's value on the rows as they are; NaN where it is not defined.</summary>
    /// <param name="metric">The metric's number.</param>
    /// <param name="model">The model's number.</param>
    public double Value(int metric, int model) => _metrics[metric].Value(new ModelTotals(_layout, _totals[model]));

    /// <summary>
    /// How a metric changes with the weight of each row, at equal weights: its empirical influence values over the
    /// number of rows, which add up to 0. B. Efron, "The Jackknife, the Bootstrap and Other Resampling Plans" (1982), 6.
    /// </summary>
    /// <param name="metric">The metric's number.</param>
    /// <param name="model">The model's number.</param>
    public double[] Influence(int metric, int model)
    {
        double[] gradient = Gradient(metric, model);
        double[] influence = new double[Rows];
        Array.Fill(influence, gradient[0]);
        foreach ((RowTotal sum, double[] losses) in _losses[model])
        {
            Add(influence, losses, gradient[_layout.Of(sum)]);
        }

        if (_orders.Length > 0)
        {
            Add(influence, _orders[model].Influence(), gradient[_layout.Of(RowTotal.Rank)]);
        }

        if (_targets.Length > 0)
        {
            Add(influence, _targets, gradient[_layout.Of(RowTotal.Target)]);
            Add(influence, _targetSquares, gradient[_layout.Of(RowTotal.Target) + 1]);
        }

        _cells?.AddInfluence(model, gradient.AsSpan(_layout.Confusion), influence);
        return AsGiven(influence);
    }

    /// <summary>Weights of rows as they were given, in the evaluator's own order.</summary>
    /// <param name="weights">A weight for each row.</param>
    internal byte[] InOwnOrder(byte[] weights) => _given is null ? weights : RowSelection.Of(weights, _given)!;

    /// <summary>Room for the totals of each model, for one thread.</summary>
    internal double[][] NewTotals() => [.. Enumerable.Range(0, Models).Select(_ => new double[_layout.Length])];

    /// <summary>
    /// Computes all metrics of all models with weighted rows. The rows stand in an order of this evaluator's own, which
    /// does not matter to whoever draws them.
    /// </summary>
    /// <param name="weights">How often each row counts.</param>
    /// <param name="rows">The weights' sum.</param>
    /// <param name="totals">Room, from <see cref="NewTotals"/>.</param>
    /// <param name="take">Gets metric, model and value.</param>
    internal void Evaluate(ReadOnlySpan<byte> weights, long rows, double[][] totals, Action<int, int, double> take)
    {
        Fill(weights, rows, totals);
        for (int metric = 0; metric < Metrics; metric++)
        {
            for (int model = 0; model < Models; model++)
            {
                take(metric, model, _metrics[metric].Value(new ModelTotals(_layout, totals[model])));
            }
        }
    }

    private static void Add(double[] influence, double[] values, double factor)
    {
        for (int i = 0; i < values.Length; i++)
        {
            influence[i] += factor * values[i];
        }
    }

    private double[] AsGiven(double[] values)
    {
        if (_given is null)
        {
            return values;
        }

        double[] given = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            given[_given[i]] = values[i];
        }

        return given;
    }

    private void Fill(ReadOnlySpan<byte> weights, long rows, double[][] totals)
    {
        for (int model = 0; model < Models; model++)
        {
            double[] into = totals[model];
            Array.Clear(into);
            into[0] = rows;
            foreach ((RowTotal sum, double[] losses) in _losses[model])
            {
                into[_layout.Of(sum)] = WeightedSum.Of(weights, losses);
            }

            if (_orders.Length > 0)
            {
                into[_layout.Of(RowTotal.Rank)] = _orders[model].Area(weights);
            }

            if (_targets.Length > 0)
            {
                into[_layout.Of(RowTotal.Target)] = WeightedSum.Of(weights, _targets);
                into[_layout.Of(RowTotal.Target) + 1] = WeightedSum.Of(weights, _targetSquares);
            }
        }

        _cells?.Fill(weights, totals, _layout.Confusion);
    }

    /// <summary>Derivatives with respect to each total, by central differences.</summary>
    private double[] Gradient(int metric, int model)
    {
        double[] at = [.. _totals[model]];
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
