using CsCheck;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Statistics;

public class BinnedSharesTests
{
    // p=[30,20,0,50,7]; q=[12,25,4,9,0]; pp=p/sum(p); qq=q/sum(q)
    private static readonly BinnedShares Shares = new([30, 20, 0, 50, 7], [12, 25, 4, 9, 0]);

    private static readonly Gen<long[]> Counts =
        Gen.Long[0, 40].Array[5].Where(counts => counts.Sum() > 0);

    [Fact]
    public void JensenShannon_OfCounts_EqualsScipy() =>
        // scipy.spatial.distance.jensenshannon(p, q, 2)
        Assert.Equal(0.418198661672247, Shares.JensenShannon().Value, 1e-14);

    [Fact]
    public void PopulationStabilityIndex_OfCounts_EqualsNumpy() =>
        // P=where(pp==0, .5/sum(p), pp); Q=where(qq==0, .5/sum(q), qq); ((Q-P)*log(Q/P)).sum()
        Assert.Equal(0.9064500628352841, Shares.PopulationStabilityIndex().Value, 1e-13);

    [Fact]
    public void ChiSquare_OfCounts_EqualsScipy()
    {
        // scipy.stats.chi2_contingency([p, q], correction=False)
        ChiSquareStatistic test = Shares.ChiSquare()!;

        Assert.Equal(31.176491945318176, test.Value, 1e-12);
        Assert.Equal(4, test.DegreesOfFreedom);
        Assert.Equal(2.817807093233472e-06, test.PValue, 1e-17);
    }

    [Fact]
    public void LInfinity_OfCounts_EqualsNumpy() =>
        // abs(pp - qq).max()
        Assert.Equal(0.3130841121495327, Shares.LInfinity().Value, 1e-15);

    [Fact]
    public void MostMoved_OfCounts_IsTheGreatestChange() => Assert.Equal(1, Shares.MostMoved());

    [Fact]
    public void ChiSquare_OfOneBin_IsNothing() => Assert.Null(new BinnedShares([3, 0], [7, 0]).ChiSquare());

    [Fact]
    public void Statistics_OfEqualShares_AreZero()
    {
        BinnedShares shares = new([10, 20, 0], [100, 200, 0]);

        Assert.Equal(0, shares.JensenShannon().Value, 1e-8);
        Assert.Equal(0, shares.PopulationStabilityIndex().Value, 1e-15);
        Assert.Equal(0, shares.ChiSquare()!.Value, 1e-12);
        Assert.Equal(0, shares.LInfinity().Value);
        Assert.Equal(-1, shares.MostMoved());
    }

    [Fact]
    public void JensenShannon_OfSharesApart_IsOne() =>
        Assert.Equal(1, new BinnedShares([10, 0], [0, 3]).JensenShannon().Value, 1e-15);

    [Fact]
    public void BinnedShares_WithoutRows_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new BinnedShares([0, 0], [1, 0]));

    [Fact]
    public void Statistics_OfAnyCounts_AreSymmetric() => Gen.Select(Counts, Counts).Sample((p, q) =>
    {
        BinnedShares forth = new(p, q);
        BinnedShares back = new(q, p);
        Assert.Equal(forth.JensenShannon().Value, back.JensenShannon().Value, 1e-9);
        Assert.Equal(forth.PopulationStabilityIndex().Value, back.PopulationStabilityIndex().Value, 1e-9);
        Assert.Equal(forth.ChiSquare()?.Value ?? 0, back.ChiSquare()?.Value ?? 0, 1e-9);
        Assert.Equal(forth.LInfinity().Value, back.LInfinity().Value, 1e-12);
    });

    [Fact]
    public void JensenShannon_OfThreeCounts_KeepsTheTriangle() => Gen.Select(Counts, Counts, Counts).Sample((p, q, r) =>
        Assert.True(new BinnedShares(p, r).JensenShannon().Value
            <= new BinnedShares(p, q).JensenShannon().Value + new BinnedShares(q, r).JensenShannon().Value + 1e-9));

    [Fact]
    public void Statistics_OfSharesWithinBounds_HoldTheTruth() =>
        Gen.Select(Gen.Int[-40, 40].Select(i => (double)i).Array[2, 150], Gen.Int[-30, 50].Select(i => (double)i).Array[2, 150], Gen.Int[1, 8]).Sample((a, b, bins) =>
        {
            if (b.Distinct().Count() < 2)
            {
                return;
            }

            SortedSample baseline = new(RadixSort.Sorted(a));
            double[] edges = DecileBins.Edges(baseline);
            BinnedShares exact = DecileBins.Shares(edges, baseline, new SortedSample(RadixSort.Sorted(b)), a.Length, b.Length);
            Distribution.Bins known = SampleProfiles.Bins(b, bins);
            BinnedShares bounded = DecileBins.Shares(edges, baseline, CumulativeDistribution.Of(known), a.Length, b.Length);

            AssertWithin(exact.JensenShannon(), bounded.JensenShannon());
            AssertWithin(exact.LInfinity(), bounded.LInfinity());
            AssertWithin(
                new BoundedStatistic(exact.ChiSquare()?.Value ?? 0, 0),
                bounded.ChiSquare() is { } test ? new BoundedStatistic(test.Value, test.Error) : new BoundedStatistic(0, 0));
        });

    /// <summary>The first bin holds its lower edge, too: how many rows lie just there is not known.</summary>
    [Fact]
    public void Shares_EdgeAtTheLeastValueOfBins_AreKnownWithinTheFirstBin()
    {
        CumulativeDistribution known = CumulativeDistribution.Of(new Distribution.Bins([28, 46], [2], [37]));

        BoundedShare atTheLeast = known.ShareUpTo(28);

        Assert.InRange(0.5, atTheLeast.Value - atTheLeast.Error, atTheLeast.Value + atTheLeast.Error);
        Assert.Equal(new BoundedShare(1, 0), known.ShareUpTo(46));
        Assert.Equal(new BoundedShare(0, 0), known.ShareUpTo(27));
    }

    private static void AssertWithin(BoundedStatistic exact, BoundedStatistic bounded) =>
        Assert.InRange(exact.Value, bounded.Value - bounded.Error - 1e-9, bounded.Value + bounded.Error + 1e-9);
}
