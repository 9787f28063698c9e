using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Statistics;

public class LaggedCorrelationTests
{
    // scipy.stats.pearsonr of the pairs; effective pairs and Fisher's interval by numpy.
    [Theory]
    [InlineData(0, 0.8055794884636321, 6.879462556074522, 0.11865525157621547, 0.9709940762013295)]
    [InlineData(3, -0.5114688614913219, 7.15120546344538, -0.9098557263806235, 0.3775950242359908)]
    public void Of_TwoSeries_EqualsScipy(int lag, double correlation, double effective, double low, double high)
    {
        LaggedCorrelation actual = LaggedCorrelation.Of(LongRunVarianceTests.Wave(40, 0), LongRunVarianceTests.Wave(40, 3), lag, 0.05);

        Assert.Equal(correlation, actual.Correlation, 1e-12);
        Assert.Equal(effective, actual.Effective, 1e-9);
        Assert.Equal(low, actual.Low, 1e-9);
        Assert.Equal(high, actual.High, 1e-9);
        Assert.Equal(40 - lag, actual.Pairs);
    }

    [Fact]
    public void Of_AConstantSeries_SaysNothing()
    {
        LaggedCorrelation actual = LaggedCorrelation.Of(new double[20], LongRunVarianceTests.Wave(20, 0), 0, 0.05);

        Assert.Equal((0.0, -1.0, 1.0), (actual.Correlation, actual.Low, actual.High));
    }

    [Fact]
    public void Of_TwoRandomWalks_IsNoEvidence()
    {
        // Two series that each go their own way seem to go together; their few independent pairs must say so.
        int found = 0;
        for (ulong seed = 0; seed < 200; seed++)
        {
            SeededRandom random = new(seed);
            double[] first = Walk(random);
            double[] second = Walk(random);
            LaggedCorrelation correlation = LaggedCorrelation.Of(first, second, 0, 0.05);
            found += correlation.Low > 0 || correlation.High < 0 ? 1 : 0;
        }

        // Taken as 100 independent pairs, most of them would be found.
        Assert.InRange(found, 0, 40);
    }

    private static double[] Walk(SeededRandom random)
    {
        double at = 0;
        return [.. Enumerable.Range(0, 100).Select(_ => at += random.NextNormal())];
    }
}
