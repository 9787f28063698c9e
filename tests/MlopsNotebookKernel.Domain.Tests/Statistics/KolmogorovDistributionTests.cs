using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Statistics;

public class KolmogorovDistributionTests
{
    // scipy.stats.kstwobign.sf(x)
    [Theory]
    [InlineData(0.3, 0.9999906941986655)]
    [InlineData(0.5, 0.9639452436648751)]
    [InlineData(0.8, 0.5441424115741981)]
    [InlineData(0.82, 0.5119717052984973)]
    [InlineData(0.9, 0.3927307079406543)]
    [InlineData(1.36, 0.049485876755377876)]
    [InlineData(2, 0.0006709252557796953)]
    [InlineData(4, 2.532833109818835e-14)]
    public void Survival_AcrossArguments_EqualsScipy(double x, double expected) =>
        Assert.InRange(KolmogorovDistribution.Survival(x) / expected, 1 - 1e-13, 1 + 1e-13);

    [Fact]
    public void Survival_AtZeroAndBelow_IsOne()
    {
        Assert.Equal(1, KolmogorovDistribution.Survival(0));
        Assert.Equal(1, KolmogorovDistribution.Survival(-1));
    }

    [Fact]
    public void Survival_WhereTheTwoSeriesMeet_IsContinuous() =>
        Assert.Equal(KolmogorovDistribution.Survival(Math.BitDecrement(0.82)), KolmogorovDistribution.Survival(0.82), 1e-14);
}
