using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Statistics;

public class GammaFunctionTests
{
    // scipy.special.gammaincc(a, x)
    [Theory]
    [InlineData(0.5, 0.1, 0.6547208460185768)]
    [InlineData(0.5, 3, 0.014305878435429641)]
    [InlineData(0.5, 40, 3.744097384202887e-19)]
    [InlineData(1, 1, 0.36787944117144245)]
    [InlineData(2.5, 7, 0.01560941610026691)]
    [InlineData(10, 3, 0.9988975118698845)]
    [InlineData(10, 30, 7.121750862815593e-06)]
    [InlineData(111, 107.9, 0.6046123627029725)]
    [InlineData(111, 200, 2.4812860778304662e-12)]
    [InlineData(2048, 1800, 0.9999999943813264)]
    [InlineData(2048, 2048, 0.49706150462322)]
    [InlineData(2048, 2300, 4.104460705604013e-08)]
    public void UpperRegularized_AcrossShapes_EqualsScipy(double a, double x, double expected)
    {
        double actual = GammaFunction.UpperRegularized(a, x);

        Assert.InRange(actual / expected, 1 - 2e-12, 1 + 2e-12);
    }

    // scipy.special.gammaln(x)
    [Theory]
    [InlineData(0.1, 2.252712651734206)]
    [InlineData(0.5, 0.5723649429247)]
    [InlineData(1, 0.0)]
    [InlineData(2.5, 0.2846828704729192)]
    [InlineData(10, 12.801827480081469)]
    [InlineData(50.5, 146.51925549072064)]
    [InlineData(1e4, 82099.71749644238)]
    public void Log_AcrossArguments_EqualsScipy(double x, double expected) =>
        Assert.Equal(expected, GammaFunction.Log(x), 1e-13 * Math.Max(1, expected));

    // A whole shape's upper tail is a Poisson sum: Q(3, x) = e⁻ˣ (1 + x + x²/2), an exact form to hold against.
    [Theory]
    [InlineData(0.01)]
    [InlineData(1.0)]
    [InlineData(3.9)]
    [InlineData(4.1)]
    [InlineData(25.0)]
    [InlineData(300.0)]
    public void UpperRegularized_OfShapeThree_EqualsClosedForm(double x)
    {
        double expected = Math.Exp(-x) * (1 + x + (x * x / 2));

        Assert.InRange(GammaFunction.UpperRegularized(3, x) / expected, 1 - 5e-14, 1 + 5e-14);
    }

    [Fact]
    public void UpperRegularized_AtEnds_IsOneAndZero()
    {
        Assert.Equal(1, GammaFunction.UpperRegularized(2, 0));
        Assert.Equal(0, GammaFunction.UpperRegularized(2, double.PositiveInfinity));
    }

    [Theory]
    [InlineData(0.5, 1e-5)]
    [InlineData(4, 0.3)]
    [InlineData(1600, 1e-6)]
    public void UpperQuantile_OfTail_IsInverse(double a, double tail)
    {
        double x = GammaFunction.UpperQuantile(a, tail);

        Assert.InRange(GammaFunction.UpperRegularized(a, x) / tail, 1 - 1e-9, 1 + 1e-9);
    }

    [Fact]
    public void Survival_OfChiSquare_EqualsScipy() =>
        // scipy.stats.chi2.sf(31.176491945318176, 4)
        Assert.Equal(2.817807093233472e-06, ChiSquareDistribution.Survival(31.176491945318176, 4), 1e-17);
}
