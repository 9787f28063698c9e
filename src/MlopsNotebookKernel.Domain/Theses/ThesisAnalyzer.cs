using MlopsNotebookKernel.Domain.Metrics;
using MlopsNotebookKernel.Domain.Periods;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Theses;

/// <summary>
/// Reads what a thesis watches. Whole periods before the model came are held against whole periods after it, up to the
/// horizon; the period in which it came belongs to neither. With a control the outcome is judged by its difference from
/// the control: difference in differences.
/// </summary>
public static class ThesisAnalyzer
{
    private const int MostLags = 12;
    private const int FewestPairs = 12;
    private const double Miss = 0.05;

    /// <summary>Answers a thesis from its series.</summary>
    /// <param name="thesis">The thesis.</param>
    /// <param name="metric">The metric over time; not empty.</param>
    /// <param name="outcome">The outcome over time; not empty.</param>
    /// <param name="control">The control over time; null without one.</param>
    /// <exception cref="ThesisException">The horizon is shorter than one period (MLOPS2710).</exception>
    public static ThesisAnswer Answer(ThesisDefinition thesis, TimeSeries metric, TimeSeries outcome, TimeSeries? control)
    {
        TimeSeries[] all = [metric, outcome, .. control is null ? Array.Empty<TimeSeries>() : [control]];
        PeriodLength every = thesis.Every ?? all.Max(series => Period.Infer(series.Times));
        Window window = Window.Of(thesis, every);
        SortedDictionary<DateTime, double> metrics = metric.Means(every);
        SortedDictionary<DateTime, double> outcomes = outcome.Means(every);
        SortedDictionary<DateTime, double>? controls = control?.Means(every);

        (double[] metricBefore, double[] metricAfter) = window.Split(metrics);
        Movement metricMoved = MovementJudge.Judge(
            metricBefore, metricAfter, window.Periods, thesis.Metric.Better, thesis.Metric.Effect.In(Mean(metricBefore)));

        (double[] before, double[] after) = window.Split(outcomes, controls);
        (double[] judgedBefore, double[] judgedAfter) = controls is null ? (before, after) : window.Split(Difference(outcomes, controls));
        Movement outcomeMoved = MovementJudge.Judge(
            judgedBefore, judgedAfter, window.Periods, thesis.Outcome.Better, thesis.Outcome.Effect.In(Mean(before)));
        outcomeMoved = outcomeMoved with { Before = Mean(before), After = Mean(after) };

        ThesisVerdict verdict = Verdict(metricMoved, outcomeMoved);
        (LaggedCorrelation? correlation, int lags) = Follow(window, metrics, controls is null ? outcomes : Difference(outcomes, controls), Sign(thesis));
        return new ThesisAnswer(
            verdict,
            every,
            metricMoved,
            outcomeMoved,
            controls is null ? null : Mean(window.Split(controls, outcomes).After) - Mean(window.Split(controls, outcomes).Before),
            correlation,
            lags,
            verdict == ThesisVerdict.Supported ? Strength(outcomeMoved, controls is not null, correlation, Sign(thesis)) : null,
            verdict == ThesisVerdict.TooEarly ? DecidableOn(window, metricMoved, outcomeMoved) : null,
            DateOnly.FromDateTime(window.End),
            Points(metrics, outcomes, controls));
    }

    private static ThesisVerdict Verdict(Movement metric, Movement outcome) => (metric.Verdict, outcome.Verdict) switch
    {
        (MovementVerdict.NotMoved, _) => ThesisVerdict.MetricNotMoved,
        (MovementVerdict.Moved, MovementVerdict.NotMoved) => ThesisVerdict.Refuted,
        (MovementVerdict.Moved, MovementVerdict.Moved) => ThesisVerdict.Supported,
        _ => ThesisVerdict.TooEarly,
    };

    private static EvidenceStrength Strength(Movement outcome, bool controlled, LaggedCorrelation? correlation, int sign)
    {
        bool follows = correlation is not null && (sign > 0 ? correlation.Low > 0 : correlation.High < 0);
        return outcome.Placebo is null || outcome.WasMovingBefore || (!controlled && !follows) ? EvidenceStrength.Weak
            : controlled && follows ? EvidenceStrength.Strong
            : EvidenceStrength.Moderate;
    }

    /// <summary>The outcome as it follows the metric, both without their step: the lag where it goes the expected way most.</summary>
    private static (LaggedCorrelation? Best, int Lags) Follow(
        Window window, SortedDictionary<DateTime, double> metrics, SortedDictionary<DateTime, double> outcomes, int sign)
    {
        (double[] metricBefore, double[] metricAfter) = window.Split(metrics, outcomes);
        (double[] outcomeBefore, double[] outcomeAfter) = window.Split(outcomes, metrics);
        double[] first = [.. Centred(metricBefore), .. Centred(metricAfter)];
        double[] second = [.. Centred(outcomeBefore), .. Centred(outcomeAfter)];
        if (first.Length < FewestPairs)
        {
            return (null, 0);
        }

        int most = Math.Min(MostLags, first.Length / 5);

        // Šidák: the best of several lags lies beyond its interval no more often than one alone would.
        double tail = 1 - Math.Pow(1 - Miss, 1.0 / (most + 1));
        LaggedCorrelation best = Enumerable.Range(0, most + 1)
            .Select(lag => LaggedCorrelation.Of(first, second, lag, tail))
            .MaxBy(correlation => sign * correlation.Correlation)!;
        return (best, most + 1);
    }

    private static DateOnly? DecidableOn(Window window, Movement metric, Movement outcome)
    {
        // Either series that is still open must be decided.
        Movement[] open = [.. new[] { metric, outcome }.Where(movement => movement.Verdict == MovementVerdict.Undecided)];
        return open.All(movement => movement.Decision?.Periods is not null)
            ? DateOnly.FromDateTime(Period.After(window.First, window.Every, open.Max(movement => movement.Decision!.Periods!.Value)))
            : null;
    }

    private static SortedDictionary<DateTime, double> Difference(SortedDictionary<DateTime, double> outcomes, SortedDictionary<DateTime, double> controls) =>
        new(outcomes.Where(pair => controls.ContainsKey(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value - controls[pair.Key]));

    private static IReadOnlyList<ThesisPoint> Points(
        SortedDictionary<DateTime, double> metrics, SortedDictionary<DateTime, double> outcomes, SortedDictionary<DateTime, double>? controls) =>
    [
        .. metrics.Keys.Union(outcomes.Keys).Order().Select(start => new ThesisPoint(
            DateOnly.FromDateTime(start), ValueAt(metrics, start), ValueAt(outcomes, start), controls is null ? null : ValueAt(controls, start))),
    ];

    private static double? ValueAt(SortedDictionary<DateTime, double> values, DateTime start) => values.TryGetValue(start, out double value) ? value : null;

    private static int Sign(ThesisDefinition thesis) => (thesis.Metric.Better == MetricDirection.Higher) == (thesis.Outcome.Better == MetricDirection.Higher) ? 1 : -1;

    private static IEnumerable<double> Centred(double[] values)
    {
        double mean = Mean(values);
        return values.Select(value => value - mean);
    }

    private static double Mean(double[] values) => values.Length == 0 ? double.NaN : values.Average();

    /// <summary>The periods of a thesis.</summary>
    /// <param name="Since">When the model came.</param>
    /// <param name="First">The beginning of the first whole period after that.</param>
    /// <param name="End">The horizon.</param>
    /// <param name="Periods">Number of whole periods between.</param>
    /// <param name="Every">The periods' length.</param>
    private sealed record Window(DateTime Since, DateTime First, DateTime End, int Periods, PeriodLength Every)
    {
        public static Window Of(ThesisDefinition thesis, PeriodLength every)
        {
            DateTime since = thesis.Since.ToDateTime(TimeOnly.MinValue);
            DateTime start = Period.Start(since, every);
            DateTime first = start == since ? start : Period.After(start, every);
            DateTime end = thesis.Horizon.EndFrom(since);
            int periods = 0;
            for (DateTime at = first; at < DateTime.MaxValue && Period.After(at, every) <= end; at = Period.After(at, every))
            {
                periods++;
            }

            return periods > 0
                ? new Window(since, first, end, periods, every)
                : throw new ThesisException(
                    "MLOPS2710",
                    $"The horizon of {thesis.Name}, {thesis.Horizon.Words}, holds no whole {every.ToString().ToLowerInvariant()}, and the series have one value a {every.ToString().ToLowerInvariant()}.",
                    "Give a longer --horizon.");
        }

        /// <summary>The values before and after; of two series only the periods that both have.</summary>
        public (double[] Before, double[] After) Split(SortedDictionary<DateTime, double> values, SortedDictionary<DateTime, double>? alsoIn = null)
        {
            KeyValuePair<DateTime, double>[] both = [.. values.Where(pair => alsoIn is null || alsoIn.ContainsKey(pair.Key))];
            return (
                [.. both.Where(pair => Period.After(pair.Key, Every) <= Since).Select(pair => pair.Value)],
                [.. both.Where(pair => pair.Key >= First && Period.After(pair.Key, Every) <= End).Select(pair => pair.Value)]);
        }
    }
}
