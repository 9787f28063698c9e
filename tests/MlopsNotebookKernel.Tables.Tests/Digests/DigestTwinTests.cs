using System.Text.Json;
using CsCheck;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Tests.Contract;

namespace MlopsNotebookKernel.Tables.Tests.Digests;

/// <summary>What changes a digest, and beside it what does not.</summary>
public sealed class DigestTwinTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Digest_OneValueChanged_ChangesJustItsColumn()
    {
        SampleRow[] rows = [.. SampleRow.All];
        rows[3777] = rows[3777] with { Word = rows[3777].Word + " " };

        TableDigest before = await DigestAsync(new TableSource.Rows(SampleRow.All, "rows"));
        TableDigest after = await DigestAsync(new TableSource.Rows(rows, "rows"));

        Assert.NotEqual(before.Content, after.Content);
        Assert.Equal(["Word"], before.Columns.Except(after.Columns).Select(column => column.Name));
    }

    [Fact]
    public async Task Digest_RowsSwapped_IsAnother()
    {
        SampleRow[] rows = [.. SampleRow.All];
        (rows[10], rows[11]) = (rows[11], rows[10]);

        Assert.NotEqual(
            (await DigestAsync(new TableSource.Rows(SampleRow.All, "rows"))).Content,
            (await DigestAsync(new TableSource.Rows(rows, "rows"))).Content);
    }

    [Fact]
    public async Task Digest_ColumnRenamed_KeepsItsDigestButNotTheContents()
    {
        TableDigest before = await DigestAsync(new TableSource.Rows(SampleRow.All.Select(row => new { row.Whole }), "rows"));
        TableDigest after = await DigestAsync(new TableSource.Rows(SampleRow.All.Select(row => new { Count = row.Whole }), "rows"));

        Assert.Equal(before.Columns[0].Digest, after.Columns[0].Digest);
        Assert.NotEqual(before.Content, after.Content);
    }

    [Theory]
    [InlineData("x\n1.0\n-0.0\n2.50\n", "x\n1.00\n0.0\n2.5\n")]
    [InlineData("x\n1.0\nNaN\n", "x\r\n1.0e0\r\nNA\r\n")]
    [InlineData("x,y\n1,2001-01-31\n", "\"x\";\"y\"\n\"1\";\"2001/1/31 00:00\"\n")]
    public async Task Digest_SameValuesWrittenOtherwise_IsTheSame(string first, string second) => Assert.Equal(
        (await DigestAsync(new TableSource.File(_folder.Write("first.csv", first)))).Content,
        (await DigestAsync(new TableSource.File(_folder.Write("second.csv", second)))).Content);

    [Theory]
    [InlineData("x\n1.0\n2.5\n", "x\n1.0\n2.5000000000000004\n")]
    [InlineData("x,y\n1,2\n,3\n", "x,y\n,2\n1,3\n")]
    [InlineData("x,y\na,bc\n", "x,y\nab,c\n")]
    [InlineData("x\n1\n2\n", "x\n1\n2\n2\n")]
    [InlineData("x\n1\n", "x\n1.0\n")]
    public async Task Digest_OtherValues_IsAnother(string first, string second) => Assert.NotEqual(
        (await DigestAsync(new TableSource.File(_folder.Write("first.csv", first)))).Content,
        (await DigestAsync(new TableSource.File(_folder.Write("second.csv", second)))).Content);

    [Fact]
    public Task Digest_AnyRows_IsTheSameThroughParquet() =>
        Gen.Select(Gen.Bool.Nullable(), Gen.Long.Nullable(), Gen.Double.Nullable(), Gen.String.Null(), Gen.DateTime.Nullable()).List[0, 50].SampleAsync(
            async generated =>
            {
                var rows = generated.Select(row => new { A = row.Item1, B = row.Item2, C = row.Item3, D = row.Item4, E = row.Item5 }).ToList();
                string path = _folder.Path($"{Guid.NewGuid():N}.parquet");
                await using ITable memory = await new DuckTableEngine().OpenAsync(new TableSource.Rows(rows, "rows"), CancellationToken.None);
                await memory.WriteParquetAsync(path, CancellationToken.None);
                await using ITable file = await new DuckTableEngine().OpenAsync(new TableSource.File(path), CancellationToken.None);

                Assert.Equal(
                    JsonSerializer.Serialize(await memory.DigestAsync(null, CancellationToken.None)),
                    JsonSerializer.Serialize(await file.DigestAsync(null, CancellationToken.None)));
                Assert.Equal(
                    JsonSerializer.Serialize(await memory.ProfileAsync(null, CancellationToken.None)),
                    JsonSerializer.Serialize(await file.ProfileAsync(null, CancellationToken.None)));
            },
            iter: 30);

    private static async Task<TableDigest> DigestAsync(TableSource source)
    {
        await using ITable table = await new DuckTableEngine().OpenAsync(source, CancellationToken.None);
        return await table.DigestAsync(null, CancellationToken.None);
    }
}
