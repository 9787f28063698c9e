using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Statistics;

public class BetaFunctionTests
{
    // scipy.special.betainc(a, b, x)
    [Theory]
    [InlineData(0.5, 3.5, 0.2, 0.7725471819402369)]
    [InlineData(12.5, 0.5, 0.9, 0.10806237272416316)]
    [InlineData(40, 60, 0.35, 0.15345812249917376)]
    [InlineData(2, 0.5, 1e-6, 3.7500012500007027e-13)]
    [InlineData(2, 3, 0, 0)]
    [InlineData(2, 3, 1, 1)]
    public void Regularized_AcrossShapes_EqualsScipy(double a, double b, double x, double expected) =>
        Assert.Equal(expected, BetaFunction.Regularized(a, b, x), 1e-12 * Math.Max(expected, 1e-3));

    [Theory]
    [InlineData(0, 1, 0.5)]
    [InlineData(1, -1, 0.5)]
    [InlineData(1, 1, 1.5)]
    public void Regularized_OutsideItsDomain_IsRefused(double a, double b, double x) =>
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => BetaFunction.Regularized(a, b, x));
}
