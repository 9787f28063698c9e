using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Tests.Profiles;

public sealed class RoleRuleTests
{
    private static readonly Random Random = new(7);

    [Theory]
    [InlineData("ticket", 100, ColumnRole.Identifier)]
    [InlineData("ticket", 99, ColumnRole.Feature)]
    public async Task Profile_DistinctText_IsAnIdentifierFromAHundredRowsOn(string name, int rows, ColumnRole expected) =>
        Assert.Equal(expected, await RoleAsync(name, Enumerable.Range(0, rows).Select(i => $"T-{i:x6}")));

    [Fact]
    public async Task Profile_TextThatRepeats_IsAFeature() =>
        Assert.Equal(ColumnRole.Feature, await RoleAsync("carrier", Enumerable.Range(0, 1000).Select(i => $"C{i % 900}")));

    [Fact]
    public async Task Profile_RowNumbers_AreIdentifiers() =>
        Assert.Equal(ColumnRole.Identifier, await RoleAsync("n", Enumerable.Range(1000, 500).Select(i => (long)i)));

    [Fact]
    public async Task Profile_PricesInCents_AreAFeature() =>
        Assert.Equal(ColumnRole.Feature, await RoleAsync("price", Enumerable.Range(0, 500).Select(_ => Random.NextInt64(100, 10_000_000))));

    [Theory]
    [InlineData("customer_id", ColumnRole.Identifier)]
    [InlineData("customerId", ColumnRole.Identifier)]
    [InlineData("ID", ColumnRole.Identifier)]
    [InlineData("Order Key", ColumnRole.Identifier)]
    [InlineData("bid", ColumnRole.Feature)]
    [InlineData("paid", ColumnRole.Feature)]
    [InlineData("amount", ColumnRole.Feature)]
    public async Task Profile_ScatteredWholeNumbers_AreIdentifiersWhereTheNameSaysSo(string name, ColumnRole expected) =>
        Assert.Equal(expected, await RoleAsync(name, Enumerable.Range(0, 500).Select(i => (i * 7_919_111L) + 12)));

    [Fact]
    public async Task Profile_DistinctNumbers_AreAFeature() =>
        Assert.Equal(ColumnRole.Feature, await RoleAsync("id", Enumerable.Range(0, 500).Select(i => i + 0.5)));

    [Fact]
    public async Task Profile_Days_AreTimes() =>
        Assert.Equal(ColumnRole.Time, await RoleAsync("day", [new DateOnly(2001, 1, 1), new DateOnly(2001, 1, 1)]));

    private static async Task<ColumnRole> RoleAsync<T>(string name, IEnumerable<T> values)
    {
        TableSource source = new TableSource.Rows(values.Select(value => new Dictionary<string, object?> { [name] = value }).ToList(), "rows");
        await using ITable table = await new DuckTableEngine().OpenAsync(source, CancellationToken.None);
        return (await table.ProfileAsync(null, CancellationToken.None)).Columns[0].Role;
    }
}
