using CsCheck;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Tables.Profiles;

namespace MlopsNotebookKernel.Tables.Tests.Profiles;

public sealed class QuantileBinsTests
{
    /// <summary>Ascending numbers with counts, some of them heavy.</summary>
    private static readonly Gen<(double Value, long Times)[]> GenValues =
        Gen.Select(Gen.Double[-1e6, 1e6], Gen.OneOf(Gen.Long[1, 3], Gen.Long[1, 3], Gen.Long[1, 3], Gen.Long[1, 5000])).Array[1, 6000]
            .Select(values => values.DistinctBy(value => value.Item1).OrderBy(value => value.Item1).ToArray());

    [Fact]
    public void Finish_AnyNumbers_GivesBinsThatHoldThemAll() => GenValues.Sample(
        values =>
        {
            long count = values.Sum(value => value.Times);
            QuantileBins bins = new(count);
            foreach ((double value, long times) in values)
            {
                bins.Add(value, times);
            }

            if (values.Length == 1)
            {
                return;
            }

            Distribution.Bins found = bins.Finish();
            Assert.Equal(values[0].Value, found.Edges[0]);
            Assert.Equal(values[^1].Value, found.Edges[^1]);
            Assert.Equal(count, found.Count);
            Assert.Equal(found.Counts.Count, found.Means.Count);
            Assert.Equal(found.Counts.Count + 1, found.Edges.Count);
            Assert.InRange(found.Counts.Count, 1, (2 * QuantileBins.Aim) + 1);
            for (int i = 0; i < found.Counts.Count; i++)
            {
                Assert.True(found.Edges[i] < found.Edges[i + 1]);
                (double Value, long Times)[] inside =
                    [.. values.Where(value => (value.Value > found.Edges[i] || i == 0) && value.Value <= found.Edges[i + 1])];
                Assert.Equal(inside.Sum(value => value.Times), found.Counts[i]);
                double mean = inside.Sum(value => value.Value * value.Times) / found.Counts[i];
                Assert.Equal(mean, found.Means[i], 1e-6);
            }
        },
        iter: 20);

    [Fact]
    public void Finish_EvenNumbers_GivesEqualCounts()
    {
        QuantileBins bins = new(1_024_000);
        for (int i = 0; i < 1_024_000; i++)
        {
            bins.Add(i, 1);
        }

        Assert.All(bins.Finish().Counts, count => Assert.Equal(1000, count));
    }

    [Fact]
    public void Finish_HeavyNumber_HasABinOfItsOwn()
    {
        QuantileBins bins = new(15_000);
        for (int i = 0; i < 10_000; i++)
        {
            bins.Add(i, i == 5003 ? 5001 : 1);
        }

        Distribution.Bins found = bins.Finish();

        int place = found.Edges.ToList().IndexOf(5003) - 1;
        Assert.Equal(5001, found.Counts[place]);
        Assert.Equal(5003, found.Means[place]);
        Assert.Equal(5002, found.Edges[place]);
    }
}
