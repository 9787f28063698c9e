using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Statistics;

public class DecileBinsTests
{
    [Fact]
    public void Edges_OfTwentyNumbers_AreEverySecond()
    {
        double[] values = Enumerable.Range(1, 20).Select(i => (double)i).ToArray();

        // numpy.quantile(range(1, 21), numpy.arange(1, 10) / 10, method="inverted_cdf")
        double[] expected = [2, 4, 6, 8, 10, 12, 14, 16, 18];
        Assert.Equal(expected, DecileBins.Edges(new SortedSample(values)));
        Assert.Equal(expected, DecileBins.Edges(CumulativeDistribution.Of(SampleProfiles.Numbers(values))));
    }

    [Fact]
    public void Edges_OfRepeatedNumbers_CountOnce() =>
        Assert.Equal([0, 7], DecileBins.Edges(new SortedSample([0, 0, 0, 0, 0, 0, 0, 0, 7, 7])));

    [Fact]
    public void Shares_OfABaseline_AreTenths()
    {
        double[] values = Enumerable.Range(1, 20).Select(i => (double)i).ToArray();
        SortedSample sample = new(values);

        BinnedShares shares = DecileBins.Shares(DecileBins.Edges(sample), sample, new SortedSample([2, 2.5, 19, 30]), 20, 4);

        Assert.All(shares.Baseline, share => Assert.Equal(0.1, share, 1e-12));
        Assert.Equal([0.25, 0.25, 0, 0, 0, 0, 0, 0, 0, 0.5], shares.Current);
    }
}
