using CsCheck;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Statistics;

public class NumericDistanceTests
{
    private static readonly Gen<double[]> Samples = Gen.Int[-50, 50].Select(i => i / 4.0).Array[1, 200];

    [Fact]
    public void Between_RawSamples_EqualsScipy()
    {
        // a=[1,2,2,3,5,8,13.5,-4]; b=[2,3,3,9,10,0.5]
        // scipy.stats.ks_2samp(a, b).statistic; scipy.stats.wasserstein_distance(a, b)
        NumericDistance distance = NumericDistance.Between([1, 2, 2, 3, 5, 8, 13.5, -4], [2, 3, 3, 9, 10, 0.5]);

        Assert.Equal(0.20833333333333334, distance.KolmogorovSmirnov, 1e-15);
        Assert.Equal(1.854166666666667, distance.Wasserstein, 1e-14);
        Assert.Equal(0, distance.KolmogorovSmirnovError);
        Assert.Equal(0, distance.WassersteinError);

        // scipy.stats.kstwobign.sf(numpy.sqrt(8*6/14) * 0.20833333333333334)
        Assert.Equal(0.998369689980837, KolmogorovDistribution.PValue(distance.KolmogorovSmirnov, 8, 6), 1e-12);
    }

    [Fact]
    public void Between_SamplesApart_IsOneAndTheirDistance()
    {
        NumericDistance distance = NumericDistance.Between([1, 2], [11, 12, 11, 12]);

        Assert.Equal(1, distance.KolmogorovSmirnov);
        Assert.Equal(10, distance.Wasserstein, 1e-14);
    }

    [Fact]
    public void Between_NoNumbers_IsRefused() =>
        Assert.Throws<ArgumentException>(() => NumericDistance.Between([], [1.0]));

    [Fact]
    public void Between_AnySample_IsZeroOnItself() => Samples.Sample(a =>
    {
        NumericDistance distance = NumericDistance.Between(a, a);
        return distance is { KolmogorovSmirnov: 0, Wasserstein: 0 };
    });

    [Fact]
    public void Between_AnySamples_IsSymmetric() => Gen.Select(Samples, Samples).Sample((a, b) =>
        AssertClose(NumericDistance.Between(a, b), NumericDistance.Between(b, a)));

    [Fact]
    public void Between_ShuffledSamples_IsTheSame() =>
        Gen.Select(Samples, Samples).SelectMany((a, b) => Gen.Select(Gen.Const((a, b)), Gen.Shuffle(a), Gen.Shuffle(b))).Sample((given, a, b) =>
            Assert.Equal(NumericDistance.Between(given.a, given.b), NumericDistance.Between(a, b)));

    [Fact]
    public void Between_ThreeSamples_KeepsTheTriangle() => Gen.Select(Samples, Samples, Samples).Sample((a, b, c) =>
    {
        NumericDistance direct = NumericDistance.Between(a, c);
        NumericDistance first = NumericDistance.Between(a, b);
        NumericDistance second = NumericDistance.Between(b, c);
        Assert.True(direct.Wasserstein <= first.Wasserstein + second.Wasserstein + 1e-9);
        Assert.True(direct.KolmogorovSmirnov <= first.KolmogorovSmirnov + second.KolmogorovSmirnov + 1e-12);
    });

    [Fact]
    public void Between_DistinctValuesWithCounts_EqualsRaw() => Gen.Select(Samples, Samples).Sample((a, b) =>
    {
        NumericDistance weighted = NumericDistance.Between(
            CumulativeDistribution.Of(SampleProfiles.Numbers(a)), CumulativeDistribution.Of(SampleProfiles.Numbers(b)));
        AssertClose(NumericDistance.Between(a, b), weighted);
    });

    [Fact]
    public void Between_Bins_HoldsTheTruthWithinItsBounds() =>
        Gen.Select(Samples, Samples, Gen.Int[1, 12], Gen.Int[1, 12]).Sample((a, b, binsOfA, binsOfB) =>
        {
            if (a.Distinct().Count() < 2 || b.Distinct().Count() < 2)
            {
                return;
            }

            NumericDistance exact = NumericDistance.Between(a, b);
            AssertWithin(exact, SampleProfiles.Bins(a, binsOfA), SampleProfiles.Bins(b, binsOfB));
            AssertWithin(exact, SampleProfiles.Bins(a, binsOfA), SampleProfiles.Numbers(b));
        });

    [Fact]
    public void Between_FineBins_IsCloseToTheTruth()
    {
        SeededRandom random = new(3);
        double[] a = Enumerable.Range(0, 50_000).Select(_ => Math.Exp(random.NextNormal())).ToArray();
        double[] b = Enumerable.Range(0, 40_000).Select(_ => Math.Exp(random.NextNormal()) + 0.2).ToArray();

        NumericDistance exact = NumericDistance.Between(a, b);
        NumericDistance binned = NumericDistance.Between(
            CumulativeDistribution.Of(SampleProfiles.Bins(a, 1000)), CumulativeDistribution.Of(SampleProfiles.Bins(b, 1000)));

        Assert.Equal(exact.KolmogorovSmirnov, binned.KolmogorovSmirnov, 2e-3);
        Assert.Equal(exact.Wasserstein, binned.Wasserstein, 3e-3);
        Assert.InRange(binned.KolmogorovSmirnovError, 0, 0.0021);

        // The last of 1,000 bins of a log-normal sample reaches from about 22 to 68: a thousandth of each sample may lie
        // anywhere in it, so no bound can be below 2 x 0.001 x 46.
        Assert.InRange(binned.WassersteinError, Math.Abs(exact.Wasserstein - binned.Wasserstein), 0.1);
    }

    private static void AssertWithin(NumericDistance exact, Distribution first, Distribution second)
    {
        NumericDistance bounded = NumericDistance.Between(CumulativeDistribution.Of(first), CumulativeDistribution.Of(second));
        Assert.InRange(
            exact.KolmogorovSmirnov,
            bounded.KolmogorovSmirnov - bounded.KolmogorovSmirnovError - 1e-12,
            bounded.KolmogorovSmirnov + bounded.KolmogorovSmirnovError + 1e-12);
        Assert.InRange(
            exact.Wasserstein,
            bounded.Wasserstein - bounded.WassersteinError - 1e-9,
            bounded.Wasserstein + bounded.WassersteinError + 1e-9);
    }

    private static void AssertClose(NumericDistance expected, NumericDistance actual)
    {
        Assert.Equal(expected.KolmogorovSmirnov, actual.KolmogorovSmirnov, 1e-12);
        Assert.Equal(expected.Wasserstein, actual.Wasserstein, 1e-10);
    }
}
