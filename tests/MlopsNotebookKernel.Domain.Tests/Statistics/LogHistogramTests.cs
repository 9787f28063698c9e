using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Statistics;

public class LogHistogramTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.95)]
    [InlineData(0.99)]
    [InlineData(1)]
    public void Quantile_OfManyNumbers_IsWithinHalfAPerCent(double share)
    {
        SeededRandom random = new(3);
        double[] values = [.. Enumerable.Range(0, 5_000).Select(_ => Math.Exp(3 + random.NextNormal()))];
        LogHistogram histogram = new();
        foreach (double value in values)
        {
            histogram.Add(value);
        }

        double exact = values.Order().ElementAt((int)Math.Ceiling(share * values.Length) - 1);
        Assert.InRange(histogram.Quantile(share) / exact, 0.995, 1.005);
        Assert.Equal(values.Max(), histogram.Maximum);
    }

    [Fact]
    public void Quantile_OfZeros_IsZero()
    {
        LogHistogram histogram = new();
        histogram.Add(0);
        histogram.Add(0);
        histogram.Add(9);

        Assert.Equal(0, histogram.Quantile(0.5));
    }

    [Fact]
    public void Add_WhatIsNoNumber_IsLeftOut()
    {
        LogHistogram histogram = new();
        histogram.Add(double.NaN);
        histogram.Add(double.PositiveInfinity);

        Assert.Equal(0, histogram.Count);
        Assert.True(double.IsNaN(histogram.Quantile(0.5)));
    }
}
