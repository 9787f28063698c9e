using CsCheck;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Statistics;

public class RadixSortTests
{
    [Fact]
    public void Sorted_AnyNumbers_EqualsComparingSort() =>
        Gen.Double.Where(double.IsFinite).Array[0, 12_000].Sample(
            values =>
            {
                double[] expected = [.. values];
                Array.Sort(expected);
                Assert.Equal(expected, RadixSort.Sorted(values));
            },
            iter: 20);

    [Fact]
    public void Sorted_FewDistinctNumbers_EqualsComparingSort() =>
        Gen.Int[-3, 3].Select(i => i / 2.0).Array[5000].Sample(
            values =>
            {
                double[] expected = [.. values];
                Array.Sort(expected);
                Assert.Equal(expected, RadixSort.Sorted(values));
            },
            iter: 10);

    [Fact]
    public void Sorted_EqualNumbers_StayAsTheyAre()
    {
        double[] values = Enumerable.Repeat(-2.5, 5000).ToArray();

        Assert.Equal(values, RadixSort.Sorted(values));
    }
}
