namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>Finds the value whose two-sided tail is a given chance: Newton's steps, and halving wherever they leave the bracket.</summary>
internal static class TailInverse
{
    private const int MostSteps = 2_000;

    /// <summary>The value; positive infinity beyond 1e150.</summary>
    /// <param name="chance">Between 0 and 1, both excluded.</param>
    /// <param name="tail">The chance of a value further from 0 than x, for x of at least 0.</param>
    /// <param name="density">The density at x.</param>
    public static double Of(double chance, Func<double, double> tail, Func<double, double> density)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(chance);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(chance, 1);
        double low = 0;
        double high = 1;
        while (tail(high) > chance)
        {
            low = high;
            high *= 2;
            if (high > 1e150)
            {
                return double.PositiveInfinity;
            }
        }

        double at = low + ((high - low) / 2);
        for (int step = 0; step < MostSteps; step++)
        {
            double over = tail(at) - chance;
            (low, high) = over > 0 ? (at, high) : (low, at);
            double next = at + (over / (2 * density(at)));
            if (!(next > low && next < high))
            {
                next = low + ((high - low) / 2);
            }

            if (Math.Abs(next - at) <= 1e-15 * at || next <= low || next >= high)
            {
                return next;
            }

            at = next;
        }

        return at;
    }
}
