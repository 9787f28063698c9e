using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Shifts;

/// <summary>
/// Finds sudden changes of a series' mean: the greatest cumulative sum of deviations from the mean (CUSUM; E. S. Page,
/// "Continuous Inspection Schemes", Biometrika 41, 1954, in the retrospective form of W. Ploberger and W. Krämer,
/// "The CUSUM test with OLS residuals", Econometrica 60, 1992), over the long-run standard deviation of the values around
/// the two means it parts (<see cref="LongRunVariance"/>), so that values that depend on each other raise no more alarms.
/// Each part is searched again (binary segmentation).
/// </summary>
public static class ShiftDetector
{
    /// <summary>Shorter series are not searched.</summary>
    public const int Shortest = 20;

    private const int LeastPart = 5;
    private const int MostShifts = 5;

    /// <summary>Finds the shifts, in order.</summary>
    /// <param name="values">The values in the order of time, evenly spaced.</param>
    /// <param name="rate">How often a series without any shift may show one; 1 in 2,000 at least.</param>
    /// <param name="noise">Remembers levels of noise.</param>
    public static IReadOnlyList<Shift> Find(IReadOnlyList<double> values, double rate, ShiftNoise noise)
    {
        if (values.Count < Shortest)
        {
            return [];
        }

        SortedSet<int> places = [];
        Queue<(int Start, int End)> parts = new([(0, values.Count)]);
        while (parts.TryDequeue(out (int Start, int End) part) && places.Count < MostShifts)
        {
            int length = part.End - part.Start;
            if (length < Shortest)
            {
                continue;
            }

            (int place, double value) = Statistic([.. values.Skip(part.Start).Take(length)]);
            if (value > noise.Level(length, rate))
            {
                places.Add(part.Start + place);
                parts.Enqueue((part.Start, part.Start + place));
                parts.Enqueue((part.Start + place, part.End));
            }
        }

        int[] edges = [0, .. places, values.Count];
        double[] means = [.. edges.Zip(edges.Skip(1), (start, end) => values.Skip(start).Take(end - start).Average())];
        double spread = Spread(values, edges, means);
        return
        [
            .. places.Select((place, i) => new Shift(place, means[i], means[i + 1], spread > 0 ? Math.Abs(means[i + 1] - means[i]) / spread : double.PositiveInfinity)),
        ];
    }

    /// <summary>The likeliest place of a shift, and how much speaks for it.</summary>
    /// <param name="values">At least <see cref="Shortest"/> values.</param>
    internal static (int Place, double Value) Statistic(double[] values)
    {
        int n = values.Length;
        double mean = values.Average();
        double sum = 0;
        double greatest = -1;
        int place = LeastPart;
        for (int k = 1; k < n; k++)
        {
            sum += values[k - 1] - mean;
            if (k >= LeastPart && k <= n - LeastPart && Math.Abs(sum) > greatest)
            {
                (greatest, place) = (Math.Abs(sum), k);
            }
        }

        double noise = LongRunVariance.Of(values[..place]).And(LongRunVariance.Of(values[place..])).Value;

        // A constant series leaves rounding errors only, on both sides of the fraction.
        return greatest <= 1e-12 * n * (1 + Math.Abs(mean)) ? (place, 0) : (place, noise > 0 ? greatest / Math.Sqrt(n * noise) : double.PositiveInfinity);
    }

    private static double Spread(IReadOnlyList<double> values, int[] edges, double[] means)
    {
        double squares = 0;
        for (int part = 0; part < means.Length; part++)
        {
            for (int i = edges[part]; i < edges[part + 1]; i++)
            {
                squares += (values[i] - means[part]) * (values[i] - means[part]);
            }
        }

        return Math.Sqrt(squares / Math.Max(1, values.Count - means.Length));
    }
}
