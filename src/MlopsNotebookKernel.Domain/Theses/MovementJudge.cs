using MlopsNotebookKernel.Domain.Metrics;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Theses;

/// <summary>
/// Judges how a series moved, however often it is asked. The change is that of the mean; its interval rests on the
/// long-run variance of both times together (<see cref="LongRunVariance"/>), so values that depend on each other are no
/// more evidence than they are. A thesis is looked at again and again until its horizon: the interval is as wide as the
/// boundary |B(t)| &lt; 2.2414 of a Brownian motion asks at the share of information t that is there (P. C. O'Brien and
/// T. R. Fleming, "A multiple testing procedure for clinical trials", Biometrics 35, 1979; the constant by the reflection
/// principle), so that 95 % of theses lie within all intervals they ever showed.
/// </summary>
public static class MovementJudge
{
    /// <summary>With fewer periods before, noise is not known.</summary>
    public const int FewestBefore = 6;

    private const double Boundary = 2.241402727604947;

    // The 80 % quantile of the standard normal distribution: the chance that a decision is planned for.
    private const double Power = 0.8416212335729143;
    private const int Furthest = 10_000;

    /// <summary>Judges a series.</summary>
    /// <param name="before">The values before, in the order of time.</param>
    /// <param name="after">The values after, within the horizon, in the order of time.</param>
    /// <param name="horizon">How many values there will be after, at the horizon; at least 1.</param>
    /// <param name="better">The wanted way.</param>
    /// <param name="effect">The least change that counts; greater than 0.</param>
    public static Movement Judge(IReadOnlyList<double> before, IReadOnlyList<double> after, int horizon, MetricDirection better, double effect) =>
        Judge(before, after, horizon, better, effect, withPlacebo: true);

    private static Movement Judge(
        IReadOnlyList<double> before, IReadOnlyList<double> after, int horizon, MetricDirection better, double effect, bool withPlacebo)
    {
        horizon = Math.Max(horizon, after.Count);
        double meanBefore = before.Count == 0 ? double.NaN : before.Average();
        double meanAfter = after.Count == 0 ? double.NaN : after.Average();
        Movement movement = new(
            MovementVerdict.Undecided, better, meanBefore, meanAfter, meanAfter - meanBefore, double.NegativeInfinity, double.PositiveInfinity, effect, before.Count,
            after.Count, horizon, withPlacebo ? PlaceboOf(before, better, effect) : null, null);
        if (before.Count < FewestBefore)
        {
            return movement with { Decision = new Decidability(null, null, double.PositiveInfinity) };
        }

        LongRunVariance noise = LongRunVariance.Of(before);
        if (after.Count > 0)
        {
            noise = noise.And(LongRunVariance.Of(after));
            double half = Quantile(before.Count, after.Count, horizon, noise.Cosines) * Error(noise.Value, before.Count, after.Count);
            movement = movement with { Low = movement.Change - half, High = movement.Change + half };
            movement = movement with { Verdict = Verdict(movement) };
        }

        return movement.Verdict == MovementVerdict.Undecided
            ? movement with { Decision = Plan(noise.Value, before.Count, after.Count, horizon, effect) }
            : movement;
    }

    private static MovementVerdict Verdict(Movement movement)
    {
        (double low, double high) = movement.Better == MetricDirection.Higher ? (movement.Low, movement.High) : (-movement.High, -movement.Low);
        return high < movement.Effect ? MovementVerdict.NotMoved
            : low > 0 ? MovementVerdict.Moved
            : MovementVerdict.Undecided;
    }

    private static Movement? PlaceboOf(IReadOnlyList<double> before, MetricDirection better, double effect)
    {
        int half = before.Count / 2;
        return half < FewestBefore
            ? null
            : Judge([.. before.Take(half)], [.. before.Skip(half)], before.Count - half, better, effect, withPlacebo: false);
    }

    private static double Error(double noise, int before, int after) => Math.Sqrt(noise * ((1.0 / before) + (1.0 / after)));

    /// <summary>The multiple of the standard error at a look.</summary>
    private static double Quantile(int before, int after, int horizon, int cosines)
    {
        double information = ((1.0 / before) + (1.0 / horizon)) / ((1.0 / before) + (1.0 / after));
        double tail = NormalDistribution.TwoSidedTail(Boundary / Math.Sqrt(information));
        return tail > 0 ? StudentDistribution.TwoSidedQuantile(tail, cosines) : double.PositiveInfinity;
    }

    private static Decidability Plan(double noise, int before, int after, int horizon, double effect)
    {
        // What is seen shrinks with every further period, so halving finds the first that is enough.
        double atHorizon = Seen(horizon, horizon);
        return atHorizon <= effect
            ? new Decidability(horizon > after ? First(after, horizon, n => Seen(n, horizon) <= effect) : null, null, atHorizon)
            : new Decidability(null, Seen(Furthest, Furthest) <= effect ? First(horizon, Furthest, n => Seen(n, n) <= effect) : null, atHorizon);

        double Seen(int n, int end)
        {
            int cosines = LongRunVariance.CosinesFor(before) + LongRunVariance.CosinesFor(n);
            return (Quantile(before, n, end, cosines) + Power) * Error(noise, before, n);
        }
    }

    /// <summary>The first number above one that is not enough, up to one that is.</summary>
    private static int First(int low, int high, Func<int, bool> isEnough)
    {
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            (low, high) = isEnough(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }
}
