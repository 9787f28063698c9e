using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Statistics;

public class StudentDistributionTests
{
    // 2 * scipy.stats.t.sf(t, df)
    [Theory]
    [InlineData(2.5, 4, 0.06676654481198813)]
    [InlineData(-2.5, 4, 0.06676654481198813)]
    [InlineData(0.3, 1, 0.8144528418445154)]
    [InlineData(5.1, 12.5, 0.00023035287368612116)]
    [InlineData(12, 200, 2.42213600524666e-25)]
    [InlineData(0.0001, 3, 0.9999264894807738)]
    public void TwoSidedTail_AcrossDegreesOfFreedom_EqualsScipy(double t, double degreesOfFreedom, double expected) =>
        Assert.InRange(StudentDistribution.TwoSidedTail(t, degreesOfFreedom) / expected, 1 - 1e-11, 1 + 1e-11);

    // sqrt(df * (1 / x - 1)) with x = scipy.special.betaincinv(df / 2, 0.5, tail); scipy.stats.t.isf itself is good to 1e-9 only.
    [Theory]
    [InlineData(0.05, 4, 2.7764451051977943)]
    [InlineData(0.025, 9, 2.685010846816455)]
    [InlineData(0.001, 2.5, 18.277893528130647)]
    [InlineData(0.5, 30, 0.6827556933212895)]
    [InlineData(1e-9, 6, 63.76814888291282)]
    public void TwoSidedQuantile_AcrossDegreesOfFreedom_EqualsScipy(double tail, double degreesOfFreedom, double expected) =>
        Assert.InRange(StudentDistribution.TwoSidedQuantile(tail, degreesOfFreedom) / expected, 1 - 1e-12, 1 + 1e-12);

    [Fact]
    public void TwoSidedQuantile_OfAChanceThatNoNumberHas_IsInfinite() =>
        Assert.Equal(double.PositiveInfinity, StudentDistribution.TwoSidedQuantile(1e-300, 1));
}
