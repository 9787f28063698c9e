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

    [Fact]
    public void BiasCorrectedAccelerated_ManyNotDefined_IsNone()
    {
        double[] replicates = [.. Enumerable.Range(0, 100).Select(i => i < 11 ? double.NaN : i)];
        Assert.Null(BootstrapInterval.BiasCorrectedAccelerated(replicates, 50, 0, 0.95));
    }
}
