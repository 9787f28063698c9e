using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Statistics;

public class WilsonIntervalTests
{
    // scipy.stats.binomtest(k, n).proportion_ci(method='wilson')
    [Theory]
    [InlineData(0, 10, 0.0, 0.27753279986288926)]
    [InlineData(9, 157, 0.03044865092914177, 0.10534630505321448)]
    [InlineData(25, 105, 0.16679080647224592, 0.32788704334776403)]
    [InlineData(157, 157, 0.9761164885666911, 1.0)]
    public void Of_Counts_EqualsScipy(long count, long rows, double low, double high)
    {
        (double Low, double High) interval = WilsonInterval.Of(count, rows);

        Assert.Equal(low, interval.Low, 1e-12);
        Assert.Equal(high, interval.High, 1e-12);
    }

    [Fact]
    public void Of_NoRows_IsEverything() => Assert.Equal((0, 1), WilsonInterval.Of(0, 0));
}
