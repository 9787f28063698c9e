namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>
/// The gamma function's logarithm, and the regularised incomplete gamma function with its inverse. Relative error of the
/// upper tail is about 1e-14 for shapes up to many thousands.
/// </summary>
public static class GammaFunction
{
    private const double HalfLogTwoPi = 0.91893853320467274178;
    private const int MostIterations = 100_000;

    /// <summary>ln Γ(x) for x &gt; 0.</summary>
    /// <remarks>
    /// Stirling's series, reached from small arguments by Γ(x + 1) = x Γ(x): Abramowitz and Stegun,
    /// "Handbook of Mathematical Functions", 6.1.15 and 6.1.41.
    /// </remarks>
    /// <param name="x">Greater than 0.</param>
    public static double Log(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x);
        double product = 1;
        while (x < 15)
        {
            product *= x;
            x++;
        }

        return ((x - 0.5) * Math.Log(x)) - x + HalfLogTwoPi + StirlingError(x) - Math.Log(product);
    }

    /// <summary>
    /// The regularised upper incomplete gamma function Q(a, x) = Γ(a, x) / Γ(a): the chance that a gamma-distributed
    /// number of shape a and scale 1 exceeds x.
    /// </summary>
    /// <remarks>
    /// Below x = a + 1 by the power series of the lower function, above by the continued fraction of Legendre in
    /// Lentz's form: Press et al., "Numerical Recipes", 3rd ed., 6.2. The factor xᵃ e⁻ˣ / Γ(a + 1) is computed without
    /// cancellation by Loader's saddle-point form: C. Loader, "Fast and Accurate Computation of Binomial
    /// Probabilities" (2000).
    /// </remarks>
    /// <param name="a">The shape; greater than 0.</param>
    /// <param name="x">Not negative.</param>
    public static double UpperRegularized(double a, double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(a);
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        if (x == 0)
        {
            return 1;
        }

        if (double.IsPositiveInfinity(x))
        {
            return 0;
        }

        return x < a + 1 ? 1 - (Mass(a, x) * LowerSeries(a, x)) : Mass(a, x) * a * UpperFraction(a, x);
    }

    /// <summary>The x for which <see cref="UpperRegularized"/> is a given tail.</summary>
    /// <param name="a">The shape; greater than 0.</param>
    /// <param name="tail">Between 0 and 1, both excluded.</param>
    public static double UpperQuantile(double a, double tail)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tail);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(tail, 1);
        double low = 0;
        double high = a + 1;
        while (UpperRegularized(a, high) > tail)
        {
            low = high;
            high *= 2;
        }

        // Halving never fails, and the ends meet to the last bit in fewer than 1,100 steps.
        while (true)
        {
            double middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
            {
                return high;
            }

            if (UpperRegularized(a, middle) > tail)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }
    }

    /// <summary>xᵃ e⁻ˣ / Γ(a + 1): for a whole a the Poisson probability of a at mean x.</summary>
    private static double Mass(double a, double x)
    {
        if (a < 1)
        {
            return Math.Exp((a * Math.Log(x)) - x - Log(a + 1));
        }

        return Math.Exp(-StirlingError(a) - Deviance(a, x)) / Math.Sqrt(2 * Math.PI * a);
    }

    /// <summary>ln Γ(x + 1) less Stirling's approximation (x + ½) ln x − x + ½ ln 2π.</summary>
    private static double StirlingError(double x)
    {
        if (x < 15)
        {
            return Log(x + 1) - ((x + 0.5) * Math.Log(x)) + x - HalfLogTwoPi;
        }

        double r = 1 / (x * x);
        return ((1.0 / 12) - (((1.0 / 360) - (((1.0 / 1260) - (((1.0 / 1680) - (((1.0 / 1188) - (691.0 / 360360 * r)) * r)) * r)) * r)) * r)) / x;
    }

    /// <summary>a ln(a / x) + x − a, without cancellation near a = x.</summary>
    private static double Deviance(double a, double x)
    {
        if (Math.Abs(a - x) >= 0.1 * (a + x))
        {
            return (a * Math.Log(a / x)) + x - a;
        }

        double v = (a - x) / (a + x);
        double sum = (a - x) * v;
        double term = 2 * a * v;
        for (int k = 1; k < MostIterations; k++)
        {
            term *= v * v;
            double next = sum + (term / ((2 * k) + 1));
            if (next == sum)
            {
                return next;
            }

            sum = next;
        }

        throw NoConvergence(a, x);
    }

    private static double LowerSeries(double a, double x)
    {
        double term = 1;
        double sum = 1;
        for (int k = 1; k < MostIterations; k++)
        {
            term *= x / (a + k);
            sum += term;
            if (term < sum * 1e-17)
            {
                return sum;
            }
        }

        throw NoConvergence(a, x);
    }

    private static double UpperFraction(double a, double x)
    {
        const double tiny = 1e-300;
        double b = x + 1 - a;
        double c = 1 / tiny;
        double d = 1 / b;
        double fraction = d;
        for (int i = 1; i < MostIterations; i++)
        {
            double factor = -i * (i - a);
            b += 2;
            d = (factor * d) + b;
            d = 1 / (Math.Abs(d) < tiny ? tiny : d);
            c = b + (factor / c);
            c = Math.Abs(c) < tiny ? tiny : c;
            double step = c * d;
            fraction *= step;
            if (Math.Abs(step - 1) < 4e-16)
            {
                return fraction;
            }
        }

        throw NoConvergence(a, x);
    }

    private static ArithmeticException NoConvergence(double a, double x) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The incomplete gamma function did not converge at a = {a}, x = {x}."));
}
