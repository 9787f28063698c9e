namespace MlopsNotebookKernel.Domain.Checks.Emergency;

/// <summary>
/// The range in which a positive quantity usually lies, learned from its own history. Nothing in it is to be tuned, and
/// a few bad values in the history move it little.
/// </summary>
/// <param name="Low">The least usual value.</param>
/// <param name="High">The greatest usual value.</param>
/// <remarks>
/// With few earlier values (below <c>learnedFrom</c>) the spread cannot be told from them: usual is what lies
/// within a fixed factor of their median. From then on it is the hull of two ranges of the logarithms: the median
/// plus and minus <see cref="Spreads"/> robust standard deviations (1.4826 times the median absolute deviation; Hampel,
/// "The influence curve and its role in robust estimation", 1974), and the second least to the second greatest value,
/// so that what happened twice (weekends, a holiday) is usual. Both have a margin. The factors were chosen by
/// simulation: see <c>SteadySource</c> among the tests.
/// </remarks>
public sealed record UsualRange(double Low, double High)
{
    /// <summary>The most earlier values that count: the latest.</summary>
    public const int MostValues = 50;

    private const double Spreads = 6;
    private const double SpreadsBeyondExtremes = 2;
    private const double MadToStandardDeviation = 1.4826;

    /// <summary>Learns the range.</summary>
    /// <param name="earlier">Earlier values, the latest last; at least one.</param>
    /// <param name="learnedFrom">Earlier values from which the spread is learned rather than assumed.</param>
    /// <param name="factor">How far from the median is usual while the spread is not known: 3 for a third to three times.</param>
    /// <param name="margin">The least logarithmic distance from what was seen that counts: 0.1 for some 10 %.</param>
    public static UsualRange Of(IReadOnlyList<double> earlier, int learnedFrom, double factor, double margin)
    {
        double[] logs = [.. earlier.Skip(earlier.Count - MostValues).Select(value => Math.Log(Math.Max(value, 0.5))).Order()];
        double median = MedianOf(logs);
        if (logs.Length < learnedFrom)
        {
            double reach = Math.Max(Math.Log(factor), margin);
            return new UsualRange(Math.Exp(median - reach), Math.Exp(median + reach));
        }

        double spread = MadToStandardDeviation * MedianOf([.. logs.Select(log => Math.Abs(log - median)).Order()]);
        double width = Math.Max(Spreads * spread, margin);
        double beyond = Math.Max(SpreadsBeyondExtremes * spread, margin);
        return new UsualRange(
            Math.Exp(Math.Min(median - width, logs[1] - beyond)),
            Math.Exp(Math.Max(median + width, logs[^2] + beyond)));
    }

    private static double MedianOf(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
