using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Statistics;

public sealed class BootstrapIntervalTests
{
    /// <summary>
    /// By scipy 1.10.1's formulas (stats._resampling._bca_interval) and numpy.percentile for the replicates i² / 1e5, i =
    /// 1…1000, an estimate of 3 and an acceleration of 0.03.
    /// </summary>
    [Fact]
    public void BiasCorrectedAccelerated_OfGivenReplicates_IsSciPys()
    {
        double[] replicates = [.. Enumerable.Range(1, 1000).Select(i => i * (double)i / 1e5)];

        (double low, double high) = BootstrapInterval.BiasCorrectedAccelerated(replicates, 3, 0.03, 0.95)!.Value;

        Assert.Equal(0.02785887604875813, low, 1e-9);
        Assert.Equal(9.805352123258501, high, 1e-9);
    }

    [Fact]
    public void BiasCorrectedAccelerated_AllTheSame_IsThatNumber() =>
        Assert.Equal((2.0, 2.0), BootstrapInterval.BiasCorrectedAccelerated([.. Enumerable.Repeat(2.0, 100)], 2, 0, 0.95));

    /// <summary>
    /// By scipy 1.10.1's t.ppf and norm.ppf. 40 of 200 rows tell all: their kurtosis is 5, and the degrees of freedom are
    /// 2 / (2/199 + 2/200) = 99.749. Nothing known of the rows: one less than their number.
    /// </summary>
    [Fact]
    public void Widening_OfRowsOfWhichFewTell_IsStudentsDistanceByTheNormalOne()
    {
        double[] influence = [.. Enumerable.Range(0, 200).Select(i => i % 5 > 0 ? 0.0 : i % 2 == 0 ? 3 : -3)];

        Assert.Equal(1.028594169248806, BootstrapInterval.Widening(influence, 200, 0.9975), 1e-8);
        Assert.Equal(1.0613426479714705, BootstrapInterval.Widening([], 30, 0.95), 1e-8);
    }

    [Fact]
    public void Widening_MoreRowsOrFewerThatTell_IsLessOrMore()
    {
        double few = BootstrapInterval.Widening([.. Enumerable.Range(0, 200).Select(i => i % 40 > 1 ? 0.0 : i % 2 == 0 ? 1 : -1)], 200, 0.95);
        double even = BootstrapInterval.Widening([.. Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? 1.0 : -1)], 200, 0.95);

        Assert.InRange(few, 1.05, 1.08);
        Assert.InRange(even, 1.005, 1.02);
        Assert.InRange(BootstrapInterval.Widening([], 1_000_000, 0.95), 1, 1.00001);
    }

    [Fact]
    public void BiasCorrectedAccelerated_Widened_LiesFurtherOutAtBothEnds()
    {
        double[] replicates = [.. Enumerable.Range(1, 1000).Select(i => i * (double)i / 1e5)];

        (double low, double high) = BootstrapInterval.BiasCorrectedAccelerated(replicates, 3, 0.03, 0.9, 1.05)!.Value;
        (double narrowLow, double narrowHigh) = BootstrapInterval.BiasCorrectedAccelerated(replicates, 3, 0.03, 0.9)!.Value;

        Assert.True(low < narrowLow && high > narrowHigh);
    }

    [Fact]
    public void BiasCorrectedAccelerated_ManyNotDefined_IsNone()
    {
        double[] replicates = [.. Enumerable.Range(0, 100).Select(i => i < 11 ? double.NaN : i)];
        Assert.Null(BootstrapInterval.BiasCorrectedAccelerated(replicates, 50, 0, 0.95));
    }
}
