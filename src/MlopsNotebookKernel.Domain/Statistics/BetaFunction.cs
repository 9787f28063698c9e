namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>The regularised incomplete beta function.</summary>
public static class BetaFunction
{
    private const int MostIterations = 100_000;

    /// <summary>I(x; a, b): the chance that a beta-distributed number of shapes a and b is at most x.</summary>
    /// <remarks>
    /// The continued fraction in Lentz's form, on the side where it converges fast: Press et al., "Numerical Recipes",
    /// 3rd ed., 6.4. Relative error of the smaller tail is about 1e-13 for shapes up to many thousands.
    /// </remarks>
    /// <param name="a">The first shape; greater than 0.</param>
    /// <param name="b">The second shape; greater than 0.</param>
    /// <param name="x">0 to 1.</param>
    public static double Regularized(double a, double b, double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(a);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(b);
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(x, 1);
        if (x is 0 or 1)
        {
            return x;
        }

        double logFront = GammaFunction.Log(a + b) - GammaFunction.Log(a) - GammaFunction.Log(b) + (a * Math.Log(x)) + (b * Math.Log(1 - x));
        return x < (a + 1) / (a + b + 2)
            ? Math.Exp(logFront) * Fraction(a, b, x) / a
            : 1 - (Math.Exp(logFront) * Fraction(b, a, 1 - x) / b);
    }

    private static double Fraction(double a, double b, double x)
    {
        const double tiny = 1e-300;
        double c = 1;
        double d = 1 / Away(1 - ((a + b) * x / (a + 1)));
        double fraction = d;
        for (int m = 1; m < MostIterations; m++)
        {
            double even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / Away(1 + (even * d));
            c = Away(1 + (even / c));
            fraction *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / Away(1 + (odd * d));
            c = Away(1 + (odd / c));
            double step = d * c;
            fraction *= step;
            if (Math.Abs(step - 1) < 4e-16)
            {
                return fraction;
            }
        }

        throw new ArithmeticException(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The incomplete beta function did not converge at a = {a}, b = {b}, x = {x}."));

        static double Away(double value) => Math.Abs(value) < tiny ? tiny : value;
    }
}
