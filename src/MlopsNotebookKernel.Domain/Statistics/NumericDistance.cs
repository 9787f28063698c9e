namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>How far apart two samples of numbers are.</summary>
/// <param name="KolmogorovSmirnov">Greatest difference of the two distribution functions, 0 to 1.</param>
/// <param name="KolmogorovSmirnovError">The true one lies within this much of it; 0 where it is exact.</param>
/// <param name="Wasserstein">Area between the two distribution functions, in the numbers' unit.</param>
/// <param name="WassersteinError">The true one lies within this much of it; 0 where it is exact.</param>
public readonly record struct NumericDistance(
    double KolmogorovSmirnov, double KolmogorovSmirnovError, double Wasserstein, double WassersteinError)
{
    /// <summary>
    /// Compares raw samples. Equal to <c>scipy.stats.ks_2samp(a, b).statistic</c> and
    /// <c>scipy.stats.wasserstein_distance(a, b)</c>.
    /// </summary>
    /// <param name="first">Finite numbers in any order; at least one.</param>
    /// <param name="second">Finite numbers in any order; at least one.</param>
    public static NumericDistance Between(ReadOnlySpan<double> first, ReadOnlySpan<double> second) =>
        BetweenSorted(RadixSort.Sorted(first), RadixSort.Sorted(second));

    /// <summary>Compares ascending samples in one pass over both.</summary>
    /// <param name="first">Finite numbers, ascending; at least one.</param>
    /// <param name="second">Finite numbers, ascending; at least one.</param>
    internal static NumericDistance BetweenSorted(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.IsEmpty || second.IsEmpty)
        {
            throw new ArgumentException("Both samples need at least one number.");
        }

        // The difference of the distribution functions is a whole number over n·m: counted without rounding.
        long n = first.Length;
        long m = second.Length;
        long difference = 0;
        long greatest = 0;
        double area = 0;
        double previous = Math.Min(first[0], second[0]);
        int i = 0;
        int j = 0;
        while (i < first.Length && j < second.Length)
        {
            double a = first[i];
            double b = second[j];
            double next = Math.Min(a, b);
            long gap = Math.Abs(difference);
            area += gap * (next - previous);

            // Between equal values the functions have not finished their step.
            greatest = next > previous ? Math.Max(greatest, gap) : greatest;
            previous = next;
            bool fromFirst = a <= b;
            difference += fromFirst ? m : -n;
            i += fromFirst ? 1 : 0;
            j += fromFirst ? 0 : 1;
        }

        while (i < first.Length)
        {
            Advance(first[i++], m);
        }

        while (j < second.Length)
        {
            Advance(second[j++], -n);
        }

        double scale = (double)n * m;
        return new NumericDistance(greatest / scale, 0, area / scale, 0);

        void Advance(double next, long step)
        {
            long gap = Math.Abs(difference);
            area += gap * (next - previous);
            greatest = next > previous ? Math.Max(greatest, gap) : greatest;
            previous = next;
            difference += step;
        }
    }

    /// <summary>
    /// Compares distribution functions that may be known at some points only: exact for distinct values with counts,
    /// with error bounds for bins.
    /// </summary>
    /// <param name="first">One distribution.</param>
    /// <param name="second">The other.</param>
    internal static NumericDistance Between(CumulativeDistribution first, CumulativeDistribution second)
    {
        CumulativeDistribution.Cursor a = new(first);
        CumulativeDistribution.Cursor b = new(second);
        double greatest = 0;
        double uncertain = 0;
        double area = 0;
        double previous = Math.Min(a.NextPosition, b.NextPosition);
        double left = 0;
        while (true)
        {
            double next = Math.Min(a.NextPosition, b.NextPosition);
            if (double.IsPositiveInfinity(next))
            {
                return new NumericDistance(greatest, uncertain, area, first.WassersteinError + second.WassersteinError);
            }

            if (next > previous)
            {
                double right = a.ValueBefore(next) - b.ValueBefore(next);
                greatest = Math.Max(greatest, Math.Max(Math.Abs(left), Math.Abs(right)));
                uncertain = Math.Max(uncertain, a.Uncertainty + b.Uncertainty);
                area += AreaOfLine(left, right) * (next - previous);
            }

            a.MoveTo(next);
            b.MoveTo(next);
            left = a.Value - b.Value;
            previous = next;
        }
    }

    /// <summary>The mean of |d| where d runs along a line from one value to another.</summary>
    private static double AreaOfLine(double from, double to)
    {
        double start = Math.Abs(from);
        double end = Math.Abs(to);
        return from * to >= 0 ? (start + end) / 2 : ((start * start) + (end * end)) / (2 * (start + end));
    }
}
