namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>Holds an effect against what matters and against noise.</summary>
/// <remarks>
/// Noise adds to a true effect as squares do, so the part of an effect e that noise q cannot explain is √(e² − q²).
/// Drifted: that part reaches the threshold, so the change matters and is beyond noise, and noise did not lift a small
/// change over the threshold. Unclear: the effect reaches the threshold at face value only. Watch: below the threshold
/// and beyond noise. Steady: else. The number of rows moves noise, and so certainty; never the effect or the threshold.
/// </remarks>
internal static class DriftJudge
{
    /// <summary>Judges an effect.</summary>
    /// <param name="measure">How it is measured.</param>
    /// <param name="effect">The effect at face value.</param>
    /// <param name="error">How far the true effect may be from it.</param>
    /// <param name="threshold">The least effect that matters; positive.</param>
    /// <param name="noise">What samples of these sizes show without drift.</param>
    /// <param name="baselineRows">Size of the baseline.</param>
    /// <param name="currentRows">Size of the current sample.</param>
    public static Judgement Judge(
        DriftMeasure measure, double effect, double error, double threshold, NoiseLevel noise, long baselineRows, long currentRows)
    {
        double sure = Math.Max(0, effect - error);
        bool beyondNoise = sure > noise.Effect;
        double unexplained = beyondNoise ? Math.Sqrt((sure * sure) - (noise.Effect * noise.Effect)) : 0;
        DriftVerdict verdict = unexplained >= threshold ? DriftVerdict.Drifted
            : effect >= threshold ? DriftVerdict.Unclear
            : beyondNoise ? DriftVerdict.Watch
            : DriftVerdict.Steady;
        RowsNeeded? needed = verdict == DriftVerdict.Unclear && sure >= threshold
            ? Needed(sure, threshold, noise.Effect, baselineRows, currentRows)
            : null;
        return new Judgement(verdict, measure, effect, error, threshold, noise.Effect, noise.Resamples, needed);
    }

    /// <summary>
    /// Noise falls with the square root of nm/(n + m). Rows suffice when it has fallen to the threshold, and where it
    /// is below that already, when an effect such as this one would be drifted.
    /// </summary>
    private static RowsNeeded Needed(double effect, double threshold, double noise, long baselineRows, long currentRows)
    {
        const double tooFewToHelp = 1.05;
        double target = noise > threshold
            ? threshold
            : Math.Max(Math.Sqrt(Math.Max(0, (effect * effect) - (threshold * threshold))), Math.Min(threshold / 4, noise / 2));
        double n = baselineRows;
        double m = currentRows;
        double needed = n * m / (n + m) * (noise / target) * (noise / target);
        long? current = n > needed * tooFewToHelp ? RoundUp(needed * n / (n - needed)) : null;
        return new RowsNeeded(current, RoundUp(2 * needed));
    }

    /// <summary>Two digits are all that such an estimate is worth.</summary>
    private static long RoundUp(double rows)
    {
        double unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Max(1, rows))) - 1));
        return (long)(Math.Ceiling(rows / unit) * unit);
    }
}
