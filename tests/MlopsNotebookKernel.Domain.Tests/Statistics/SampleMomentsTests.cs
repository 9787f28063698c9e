using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Statistics;

public class SampleMomentsTests
{
    // numpy.std([1,2,2,3,5,8,13.5,-4], ddof=1)
    private const double Expected = 5.195722828855068;

    [Fact]
    public void StandardDeviation_OfRawNumbers_EqualsNumpy() =>
        Assert.Equal(Expected, SampleMoments.StandardDeviation([1, 2, 2, 3, 5, 8, 13.5, -4]), 1e-14);

    [Fact]
    public void StandardDeviation_OfCounts_EqualsNumpy() =>
        Assert.Equal(Expected, SampleMoments.StandardDeviation([-4, 1, 2, 3, 5, 8, 13.5], [1, 1, 2, 1, 1, 1, 1]), 1e-14);

    [Fact]
    public void StandardDeviation_OfAConstant_IsExactlyZero()
    {
        double[] constant = Enumerable.Repeat(0.1, 1001).ToArray();

        Assert.Equal(0, SampleMoments.StandardDeviation(constant));
        Assert.Equal(0, SampleMoments.StandardDeviation([0.1], [1001]));
    }
}
