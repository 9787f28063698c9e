using System.Text.Json;
using CsCheck;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Tests.Profiles;

public sealed class TableProfilerTests
{
    [Fact]
    public Task Profile_AnyNumbers_HasTheMomentsOfTwoPasses() =>
        Gen.OneOf(Gen.Double[-1e3, 1e3], Gen.Const(double.NaN), Gen.Const(2.5), Gen.Const(-0.0)).Array[1, 200].SampleAsync(
            async values =>
            {
                await using ITable table = await OpenAsync(values);
                ColumnProfile column = (await table.ProfileAsync(null, CancellationToken.None)).Columns[0];
                double[] present = [.. values.Where(double.IsFinite)];

                Assert.Equal(values.Length - present.Length, column.Missing);
                if (present.Length == 0)
                {
                    Assert.Null(column.Numeric);
                    return;
                }

                double mean = present.Average();
                double deviation = present.Length == 1 ? 0 : Math.Sqrt(present.Sum(value => (value - mean) * (value - mean)) / (present.Length - 1));
                Assert.Equal(mean, column.Numeric!.Mean, 1e-9);
                Assert.Equal(deviation, column.Numeric.StandardDeviation, 1e-9);
                Assert.Equal((present.Min(), present.Max()), (column.Numeric.Minimum, column.Numeric.Maximum));
                Distribution.Numbers numbers = Assert.IsType<Distribution.Numbers>(column.Distribution);
                Assert.Equal(
                    present.GroupBy(value => value + 0.0).OrderBy(group => group.Key).Select(group => (group.Key, (long)group.Count())),
                    numbers.Values.Zip(numbers.Counts));
            },
            iter: 30);

    [Theory]
    [InlineData(3_000, 0)]
    [InlineData(6_000, 500)]
    [InlineData(6_000, 12_000)]
    public async Task Profile_SameNumbersInAnotherOrder_IsTheSameWhetherCountedOrSorted(int distinct, int repeated)
    {
        // Mostly distinct columns are sorted, others are counted first; both zeros are one value.
        double[] values =
        [
            .. Enumerable.Range(1, distinct).Select(i => (i - (distinct / 2)) / 7.0),
            .. Enumerable.Range(1, repeated).Select(i => ((i % 50) - 25) / 7.0),
            -0.0,
            0.0,
        ];
        double[] shuffled = [.. values];
        new Random(5).Shuffle(shuffled);
        Array.Reverse(values);

        string profile = await ProfileAsync(values);

        Assert.Equal(profile, await ProfileAsync(shuffled));
        Assert.DoesNotMatch(@"-0[,\]]", profile);

        static async Task<string> ProfileAsync(double[] numbers)
        {
            await using ITable table = await OpenAsync(numbers);
            return JsonSerializer.Serialize(await table.ProfileAsync(null, CancellationToken.None));
        }
    }

    [Fact]
    public async Task Profile_NumbersFarFromZero_KeepTheirDeviation()
    {
        // numpy.std(1e9 + np.arange(5000), ddof=1)
        await using ITable table = await OpenAsync(Enumerable.Range(0, 5000).Select(i => 1e9 + i));

        NumericSummary numeric = (await table.ProfileAsync(null, CancellationToken.None)).Columns[0].Numeric!;

        Assert.Equal(1443.5200033252052, numeric.StandardDeviation, 1e-6);
        Assert.Equal(1000002499.5, numeric.Mean, 1e-6);
    }

    [Fact]
    public async Task Profile_InfiniteNumbers_CountAsMissing()
    {
        await using ITable table = await OpenAsync(new[] { 1, double.PositiveInfinity, double.NegativeInfinity, 3 });

        ColumnProfile column = (await table.ProfileAsync(null, CancellationToken.None)).Columns[0];

        Assert.Equal(2, column.Missing);
        Assert.Equal(2, column.Numeric!.Mean);
        Assert.Equal((double[])[1, 3], await table.NumbersAsync("value", CancellationToken.None));
    }

    [Fact]
    public async Task Profile_ManyTexts_KeepsTheMostFrequentAndCountsTheRest()
    {
        // Texts 0 to 4999; those that 5 divides occur twice.
        string[] texts = [.. Enumerable.Range(0, 5000).SelectMany(i => Enumerable.Repeat($"t{i:d4}", i % 5 == 0 ? 2 : 1))];
        await using ITable table = await OpenAsync(texts);

        Distribution.Categories found = Assert.IsType<Distribution.Categories>(
            (await table.ProfileAsync(null, CancellationToken.None)).Columns[0].Distribution);

        Assert.Equal(4096, found.Values.Count);
        Assert.Equal((5000 - 4096, 5000 - 4096), (found.OtherValues, found.OtherCount));
        Assert.Equal(6000, found.Count);
        Assert.Equal(found.Values.Order(StringComparer.Ordinal), found.Values);
        Assert.Contains("t4995", found.Values);
        Assert.DoesNotContain("t4999", found.Values);
    }

    [Fact]
    public async Task Profile_WholeNumbersBeyondDoubles_CountAsTheirDouble()
    {
        await using ITable table = await OpenAsync(new[] { 9007199254740992L, 9007199254740993L, 5L });

        Distribution.Numbers found = Assert.IsType<Distribution.Numbers>(
            (await table.ProfileAsync(null, CancellationToken.None)).Columns[0].Distribution);

        Assert.Equal([5, 9007199254740992], found.Values);
        Assert.Equal([1, 2], found.Counts);
    }

    [Fact]
    public async Task Profile_Twice_IsTheSameToTheLastBit()
    {
        Random random = new(3);
        double[] values = [.. Enumerable.Range(0, 300_000).Select(_ => Math.Exp(random.NextDouble() * 20))];
        await using ITable table = await OpenAsync(values);
        await using ITable shuffled = await OpenAsync(values.OrderBy(_ => random.Next()).ToArray());

        string expected = JsonSerializer.Serialize(await table.ProfileAsync(null, CancellationToken.None));

        Assert.Equal(expected, JsonSerializer.Serialize(await table.ProfileAsync(null, CancellationToken.None)));
        Assert.Equal(expected, JsonSerializer.Serialize(await shuffled.ProfileAsync(null, CancellationToken.None)));
    }

    [Fact]
    public async Task ProfileBySegment_MissingSegment_IsTheEmptyText()
    {
        await using ITable table = await OpenAsync(new[] { new { S = (long?)1, X = 1.5 }, new { S = (long?)null, X = 2.5 } });

        IReadOnlyDictionary<string, TableProfile> found = await table.ProfileBySegmentAsync("S", CancellationToken.None);

        Assert.Equal(["", "1"], found.Keys);
        Assert.Equal(2.5, found[""].Columns[1].Numeric!.Mean);
        Assert.Null(found[""].Columns[0].Numeric);
    }

    [Fact]
    public async Task ProfileBySegment_TooManySegments_IsRefused()
    {
        await using ITable table = await OpenAsync(Enumerable.Range(0, 4097).Select(i => $"s{i}"));

        TableException fault = await Assert.ThrowsAsync<TableException>(() => table.ProfileBySegmentAsync("value", CancellationToken.None));

        Assert.Equal("MLOPS1415", fault.Code);
    }

    [Fact]
    public async Task Profile_Progress_EndsAtOne()
    {
        await using ITable table = await OpenAsync(new[] { 1, 2, 3 });
        List<double> shares = [];

        await table.ProfileAsync(new Synchronous(shares), CancellationToken.None);
        await table.DigestAsync(new Synchronous(shares), CancellationToken.None);

        Assert.Equal([1.0, 1.0], shares);
    }

    private static Task<ITable> OpenAsync(object rows) =>
        new DuckTableEngine().OpenAsync(new TableSource.Rows(rows, "rows"), CancellationToken.None);

    private sealed class Synchronous(List<double> shares) : IProgress<double>
    {
        public void Report(double value) => shares.Add(value);
    }
}
