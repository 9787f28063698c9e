using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Statistics;

public sealed class BinomialSamplerTests
{
    /// <summary>
    /// The chi-square statistic of 100,000 draws against the binomial probabilities, below its 99.99 % quantile; by
    /// inversion, by rejection, and by the other tail.
    /// </summary>
    [Theory]
    [InlineData(20, 0.3)]
    [InlineData(60, 0.3)]
    [InlineData(60, 0.8)]
    [InlineData(1000, 0.015)]
    public void Next_ManyDraws_FollowTheDistribution(int trials, double share)
    {
        const int draws = 100_000;
        SeededRandom random = new(4);
        long[] counts = new long[trials + 1];
        for (int i = 0; i < draws; i++)
        {
            counts[BinomialSampler.Next(trials, share, random)]++;
        }

        double statistic = 0;
        int cells = 0;
        for (int count = 0; count <= trials; count++)
        {
            double expected = draws * Math.Exp(
                GammaFunction.Log(trials + 1.0) - GammaFunction.Log(count + 1.0) - GammaFunction.Log(trials - count + 1.0)
                + (count * Math.Log(share)) + ((trials - count) * Math.Log(1 - share)));
            if (expected >= 10)
            {
                statistic += (counts[count] - expected) * (counts[count] - expected) / expected;
                cells++;
            }
        }

        Assert.True(ChiSquareDistribution.Survival(statistic, cells - 1) > 1e-4, $"{statistic} over {cells} cells");
    }

    [Theory]
    [InlineData(0, 0.5, 0)]
    [InlineData(5, 0.0, 0)]
    [InlineData(5, 1.0, 5)]
    public void Next_WithoutChance_IsCertain(int trials, double share, int expected) =>
        Assert.Equal(expected, BinomialSampler.Next(trials, share, new SeededRandom(1)));
}
