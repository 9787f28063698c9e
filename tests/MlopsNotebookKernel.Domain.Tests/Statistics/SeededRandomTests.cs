using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Statistics;

public class SeededRandomTests
{
    // xoshiro256** from SplitMix64(42), computed with Python's integers from the authors' C code.
    [Fact]
    public void NextBits_OfASeed_FollowsTheReference()
    {
        SeededRandom random = new(42);

        Assert.Equal(
            [1546998764402558742UL, 6990951692964543102UL, 12544586762248559009UL],
            [random.NextBits(), random.NextBits(), random.NextBits()]);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(3)]
    [InlineData(11.9)]
    [InlineData(12.1)]
    [InlineData(400)]
    public void Next_OfAPoissonSampler_HasItsMeanVarianceAndSkewness(double mean)
    {
        const int draws = 200_000;
        SeededRandom random = new(7);
        PoissonSampler sampler = new(mean);
        double[] counts = Enumerable.Range(0, draws).Select(_ => sampler.Next(random)).ToArray();

        double average = counts.Average();
        double variance = counts.Sum(count => (count - average) * (count - average)) / draws;
        double skewness = counts.Sum(count => Math.Pow(count - average, 3)) / draws / Math.Pow(variance, 1.5);

        Assert.InRange(average, mean - (5 * Math.Sqrt(mean / draws)), mean + (5 * Math.Sqrt(mean / draws)));
        Assert.InRange(variance / mean, 0.95, 1.05);
        Assert.Equal(1 / Math.Sqrt(mean), skewness, 0.05 * Math.Max(1, 1 / Math.Sqrt(mean)));
    }
}
