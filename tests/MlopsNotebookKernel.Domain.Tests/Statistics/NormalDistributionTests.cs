using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Statistics;

public sealed class NormalDistributionTests
{
    /// <summary>scipy.stats.norm.ppf, scipy 1.10.1.</summary>
    [Theory]
    [InlineData(1e-12, -7.034483825301131)]
    [InlineData(0.0001, -3.7190164854556804)]
    [InlineData(0.025, -1.9599639845400545)]
    [InlineData(0.3, -0.5244005127080409)]
    [InlineData(0.5, 0)]
    [InlineData(0.8, 0.8416212335729143)]
    [InlineData(0.9999999999, 6.361340889697422)]
    public void Quantile_OfAShare_IsSciPys(double share, double expected) =>
        Assert.Equal(expected, NormalDistribution.Quantile(share), 1e-7 * Math.Max(1e-5, 1 - share) + 1e-12);

    /// <summary>scipy.stats.norm.cdf, scipy 1.10.1.</summary>
    [Theory]
    [InlineData(-8, 6.22096057427174e-16)]
    [InlineData(-1.96, 0.024997895148220435)]
    [InlineData(-0.3, 0.3820885778110474)]
    [InlineData(0, 0.5)]
    [InlineData(0.5, 0.6914624612740131)]
    [InlineData(6, 0.9999999990134123)]
    public void Cumulative_OfANumber_IsSciPys(double x, double expected) =>
        Assert.Equal(1, NormalDistribution.Cumulative(x) / expected, 1e-12);

    // 2 * scipy.stats.norm.sf(z)
    [Theory]
    [InlineData(1.3, 0.19360096917122072)]
    [InlineData(6, 1.973175290075389e-09)]
    public void TwoSidedTail_EqualsScipy(double z, double expected) =>
        Assert.InRange(NormalDistribution.TwoSidedTail(z) / expected, 1 - 1e-11, 1 + 1e-11);

    // scipy.stats.norm.isf(tail / 2)
    [Theory]
    [InlineData(0.05, 1.9599639845400545)]
    [InlineData(0.025, 2.241402727604945)]
    [InlineData(0.2, 1.2815515655446004)]
    [InlineData(1e-10, 6.466951087240516)]
    public void TwoSidedQuantile_EqualsScipy(double tail, double expected) =>
        Assert.InRange(NormalDistribution.TwoSidedQuantile(tail) / expected, 1 - 1e-11, 1 + 1e-11);
}
