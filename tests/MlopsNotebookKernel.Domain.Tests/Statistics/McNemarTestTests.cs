using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Statistics;

public sealed class McNemarTestTests
{
    /// <summary>statsmodels 0.13.5: mcnemar([[0, b], [c, 0]]) with exact=True, and with exact=False, correction=True.</summary>
    [Theory]
    [InlineData(10, 5, 0.30175781249999994, 1.0666666666666667, 0.30169958247834494)]
    [InlineData(3, 3, 1.0, 0.16666666666666666, 0.6830913983096086)]
    [InlineData(25, 8, 0.004551384132355452, 7.757575757575758, 0.005348770520482035)]
    [InlineData(400, 480, 0.007707305043339113, 7.092045454545454, 0.0077426827429379645)]
    [InlineData(0, 6, 0.03125, 4.166666666666667, 0.041226833337163815)]
    [InlineData(100_000, 101_000, 0.025862392439732925, 4.965179104477612, 0.02586263656892804)]
    public void Of_ASplit_IsStatsmodels(long first, long second, double exact, double statistic, double chance)
    {
        McNemarTest test = McNemarTest.Of(first, second);

        Assert.Equal(exact, test.ExactPValue, 1e-9);
        Assert.Equal(statistic, test.ChiSquare, 1e-12);
        Assert.Equal(chance, test.ChiSquarePValue, 1e-12);
    }

    [Fact]
    public void Of_NoSplit_SaysNothing() => Assert.Equal(new McNemarTest(0, 0, 1, 0, 1), McNemarTest.Of(0, 0));
}
