using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Statistics;

public class LongRunVarianceTests
{
    // The squares of scipy.fft.dct(x, type=2, norm='ortho')[1:B + 1], their sum, of the series below.
    [Theory]
    [InlineData(5, 1, 0.12650688902716503)]
    [InlineData(8, 1, 2.302423080643593)]
    [InlineData(30, 3, 0.5002812565828003)]
    [InlineData(61, 6, 0.5254461563072544)]
    public void Of_ASeries_EqualsScipysCosineTransform(int length, int cosines, double sum)
    {
        LongRunVariance variance = LongRunVariance.Of(Wave(length, 0));

        Assert.Equal(cosines, variance.Cosines);
        Assert.Equal(sum, variance.SumOfSquares, 1e-12);
        Assert.Equal(sum / cosines, variance.Value, 1e-12);
    }

    [Fact]
    public void Of_AutocorrelatedNoise_IsAboutWhatTheMeanVariesBy()
    {
        // An autoregression of 0.5 has a long-run variance of 1 / (1 - 0.5)² = 4 with innovations of variance 1.
        SeededRandom random = new(7);
        double value = 0;
        double[] series = new double[20_000];
        for (int i = 0; i < series.Length; i++)
        {
            series[i] = value = (0.5 * value) + random.NextNormal();
        }

        Assert.InRange(LongRunVariance.Of(series).Value, 3.3, 4.7);
    }

    [Fact]
    public void Of_AWeeklyPattern_DoesNotCountItAsNoise()
    {
        double[] weekly = [.. Enumerable.Range(0, 140).Select(day => day % 7 < 5 ? 10.0 : 2.0)];

        // Its variance is 13.
        Assert.InRange(LongRunVariance.Of(weekly).Value, 0, 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Of_FewerThanTwoValues_HasNoCosines(int length) => Assert.Equal(0, LongRunVariance.Of(new double[length]).Cosines);

    /// <summary>Waves that no generator of random numbers is needed for, the same in Python.</summary>
    internal static double[] Wave(int length, int shift) =>
        [.. Enumerable.Range(0, length).Select(i => 10 + Math.Sin(0.7 * i) + (0.3 * Math.Cos((1.9 * i) + shift)) + (0.05 * (((i * i) + shift) % 7)))];
}
