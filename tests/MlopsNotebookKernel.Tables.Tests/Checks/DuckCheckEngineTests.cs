using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Checks;

namespace MlopsNotebookKernel.Tables.Tests.Checks;

public sealed class DuckCheckEngineTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_EachKind_IsMeasuredInOneGo()
    {
        await using ICheckTable table = await OpenAsync("delay,origin\n5,A\n-1116,B\n,C\n");

        TablePass pass = await table.RunAsync(
            [
                new TableCheck.Rows("\"delay\" > -120"),
                new TableCheck.Aggregate("avg(delay)"),
                new TableCheck.Aggregate("count(distinct origin) = 3"),
                new TableCheck.Query("SELECT origin FROM data GROUP BY origin HAVING count(*) > 1; -- none"),
            ],
            CancellationToken.None);

        Assert.Equal(3, pass.Rows);
        Assert.Equal([2L, 3L], pass.Columns.Select(column => column.Present));
        Assert.Equal(
            [new CheckMeasure(2, null, null), new(0, -555.5, null), new(0, true, null), new(0, null, null)],
            pass.Measures);
    }

    [Fact]
    public async Task Run_ManyChecksOfOneColumn_FailOnTheSameRowsAsAlone()
    {
        string csv = "delay,origin,share\n" + string.Concat(Enumerable.Range(0, 4000).Select(i =>
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(i % 11 == 0 ? "" : (i % 37) - 5)},{(i % 13 == 0 ? "" : $"A{i % 7}")},{(i % 5) / 4.0}\n")));
        await using ICheckTable table = await OpenAsync(csv);
        TableCheck.Rows[] checks =
        [
            .. Enumerable.Range(-6, 40).Select(limit => new TableCheck.Rows($"\"delay\" IS NOT NULL AND (\"delay\" > {limit})") { Column = "delay" }),
            .. Enumerable.Range(-6, 12).Select(limit => new TableCheck.Rows($"coalesce(\"delay\" < {limit}, false) OR \"delay\" IS NULL") { Column = "delay" }),
            .. Enumerable.Range(0, 9).Select(i => new TableCheck.Rows($"(\"origin\" IS DISTINCT FROM 'A{i}')") { Column = "origin" }),
            .. Enumerable.Range(0, 9).Select(i => new TableCheck.Rows($"(\"share\" > CAST('0.{i}' AS DOUBLE))") { Column = "share" }),
            new TableCheck.Rows("\"gone\" > 1") { Column = "gone" },
            new TableCheck.Rows("\"delay\" > 'x'") { Column = "delay" },
        ];

        TablePass together = await table.RunAsync(checks, CancellationToken.None);

        for (int i = 0; i < checks.Length; i++)
        {
            Assert.Equal((await table.RunAsync([checks[i] with { Column = null }], CancellationToken.None)).Measures[0], together.Measures[i]);
        }

        TablePass sound = await table.RunAsync([.. checks.SkipLast(2)], CancellationToken.None);
        Assert.Equal(together.Measures.SkipLast(2), sound.Measures);
        Assert.Contains(sound.Measures, measure => measure.Failing is > 0 and < 4000);
    }

    [Fact]
    public async Task Run_CheckThatDoesNotFit_IsNamedAndTheOthersRun()
    {
        await using ICheckTable table = await OpenAsync("delay,origin\n5,A\n");

        TablePass pass = await table.RunAsync(
            [
                new TableCheck.Aggregate("avg(gone) > 1"),
                new TableCheck.Rows("\"delay\" > 0"),
                new TableCheck.Aggregate("1) FROM data; SELECT (2"),
                new TableCheck.Aggregate("1), (2"),
                new TableCheck.Aggregate("error('stop')"),
                new TableCheck.Query("SELECT * FROM gone"),
                new TableCheck.Aggregate("max(delay)"),
            ],
            CancellationToken.None);

        Assert.Contains("gone", pass.Measures[0].Fault, StringComparison.Ordinal);
        Assert.Equal(new CheckMeasure(0, null, null), pass.Measures[1]);
        Assert.All([2, 3, 4, 5], i => Assert.NotNull(pass.Measures[i].Fault));
        Assert.Equal(5.0, pass.Measures[6].Value);
    }

    [Theory]
    [InlineData("SELECT * FROM read_csv('{0}')")]
    [InlineData("SELECT * FROM '{0}'")]
    [InlineData("SELECT * FROM read_text('{0}')")]
    [InlineData("SELECT * FROM glob('{1}/*')")]
    [InlineData("SELECT getenv('HOME')")]
    [InlineData("COPY (SELECT 1) TO '{1}/out.csv'")]
    [InlineData("ATTACH '{1}/out.db'")]
    [InlineData("INSTALL httpfs")]
    [InlineData("LOAD httpfs")]
    [InlineData("SET enable_external_access = true")]
    [InlineData("SELECT * FROM read_parquet('https://example.org/a.parquet')")]
    [InlineData("SELECT * FROM query('SELECT 1')")]
    [InlineData("DROP VIEW data")]
    public async Task Run_StrangersQuery_ReachesNothingButTheTable(string sql)
    {
        string secret = _folder.Write("secret.csv", "word\nswordfish\n");
        await using ICheckTable table = await OpenAsync("delay\n5\n");
        string query = sql.Replace("{0}", secret, StringComparison.Ordinal).Replace("{1}", Path.GetDirectoryName(secret), StringComparison.Ordinal);

        TablePass pass = await table.RunAsync([new TableCheck.Query(query), new TableCheck.Query("SELECT * FROM data")], CancellationToken.None);

        Assert.NotNull(pass.Measures[0].Fault);
        Assert.DoesNotContain("swordfish", pass.Measures[0].Fault, StringComparison.Ordinal);
        Assert.Equal(new CheckMeasure(1, null, null), pass.Measures[1]);
        Assert.Equal(["secret.csv", "t[1].csv"], Directory.EnumerateFiles(Path.GetDirectoryName(secret)!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Run_CompiledCode_JudgesEveryRow()
    {
        await using ICheckTable table = await OpenAsync("delay,at\n5,2001-02-01 10:00\n-3,2001-02-02 11:00\n,2001-02-03 12:00\n");
        Negative negative = new();

        TablePass pass = await table.RunAsync([new TableCheck.Code(negative)], CancellationToken.None);
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.parquet");
        try
        {
            await table.WriteFailingAsync(new TableCheck.Code(negative), 1, path, CancellationToken.None);
            await using ITable failing = await new DuckTableEngine().OpenAsync(new TableSource.File(path), CancellationToken.None);
            double[] delays = await failing.NumbersAsync("delay", CancellationToken.None);
            Assert.Equal(5.0, Assert.Single(delays));
            Assert.Equal(ColumnType.Timestamp, failing.Columns[1].Type);
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Equal(new CheckMeasure(2, null, null), pass.Measures[0]);
        Assert.Equal(new DateTime(2001, 2, 3, 12, 0, 0), pass.Columns[1].Newest);
        Assert.Null(pass.Content);
    }

    [Fact]
    public async Task Run_TableWithoutMoments_HasTheSameContentInAnyOrder()
    {
        TablePass one = await PassAsync("a,b\n1,x\n2,y\n");
        Assert.Equal(one.Content, (await PassAsync("a,b\n2,y\n1,x\n")).Content);
        Assert.NotEqual(one.Content, (await PassAsync("a,b\n2,y\n1,z\n")).Content);
    }

    private async Task<TablePass> PassAsync(string csv)
    {
        await using ICheckTable table = await OpenAsync(csv);
        return await table.RunAsync([], CancellationToken.None);
    }

    /// <summary>Under a name that the database would take for a pattern.</summary>
    private Task<ICheckTable> OpenAsync(string csv) =>
        new DuckCheckEngine().OpenAsync(new TableSource.File(_folder.Write("t[1].csv", csv)), CancellationToken.None);

    private sealed class Negative : IRowPredicate
    {
        public IReadOnlyList<RowColumn> Columns { get; } = [new("Delay", "delay", ColumnType.Integer, false)];

        public string? Judge(int rows, Array[] values, bool[][] present, bool[] holds)
        {
            for (int i = 0; i < rows; i++)
            {
                holds[i] = present[0][i] && ((long[])values[0])[i] < 0;
            }

            return null;
        }
    }
}
