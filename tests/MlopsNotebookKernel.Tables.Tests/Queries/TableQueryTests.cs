using System.Data.Common;
using System.Globalization;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Tests.Queries;

public sealed class TableQueryTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Names _names = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Query_RowsOfTheNotebook_AreATable()
    {
        _names.Tables["flights"] = new TableSource.Rows(new[] { new { Carrier = "AA", Delay = 4 }, new { Carrier = "UA", Delay = 6 } }, "flights");

        Assert.Equal("Carrier:Text Mean:Number | UA,6", await TextAsync("SELECT Carrier, avg(Delay) AS Mean FROM flights WHERE Delay > 5 GROUP BY Carrier;"));
    }

    [Fact]
    public async Task Query_SeveralTables_AreJoined()
    {
        _names.Tables["a"] = new TableSource.Rows(new[] { new { Key = 1, X = "x" } }, "a");
        _names.Tables["b.csv"] = new TableSource.File(_folder.Write("b.csv", "Key,Y\n1,2.5\n2,3.5\n"));

        Assert.Equal("X:Text Y:Number | x,2.5", await TextAsync("-- both\nSELECT X, Y FROM a JOIN 'b.csv' b USING (Key) -- done"));
    }

    [Fact]
    public async Task Query_VariablesByAt_AreTablesOrValues()
    {
        _names.Values["rows"] = new[] { 1, 5, 9 };
        _names.Tables["rows"] = new TableSource.Rows(_names.Values["rows"]!, "rows");
        _names.Values["limit"] = 4;
        _names.Values["name"] = "it's";
        _names.Values["day"] = new DateTime(2001, 1, 2, 3, 4, 5);

        Assert.Equal("n:Integer s:Text d:Timestamp at:Text | 2,it's,2001-01-02 03:04:05,a@limit", await TextAsync(
            "SELECT count(*) AS n, @name AS s, @day AS d, 'a@limit' AS at FROM @rows WHERE value > @limit"));
    }

    [Fact]
    public async Task Query_CommonTableExpressions_AreItsOwn() =>
        Assert.Equal("x:Integer | 1 | 2", await TextAsync("WITH t AS (VALUES (1), (2)) SELECT col0 AS x FROM t ORDER BY x"));

    [Fact]
    public async Task Query_FileFunctions_StartAtTheFolder()
    {
        _folder.Write("c.csv", "a\n7\n");

        Assert.Equal("a:Integer | 7", await TextAsync("SELECT * FROM read_csv('c.csv')"));
    }

    [Theory]
    [InlineData("SELECT * FROM 'c.csv'")]
    [InlineData("SELECT * FROM read_csv('c.csv')")]
    [InlineData("SELECT * FROM read_text('c.csv')")]
    [InlineData("SELECT * FROM t WHERE a IN (FROM read_json_auto('c.csv'))")]
    public async Task Query_BehindAFence_ReadsNoFileOfItsOwnChoice(string sql)
    {
        _folder.Write("c.csv", "a\n7\n");
        _names.IsFence = true;
        _names.Tables["t"] = new TableSource.File(_folder.Write("t.csv", "a\n7\n"));

        TableException fault = await Assert.ThrowsAsync<TableException>(() => TextAsync(sql));

        Assert.Contains(fault.Code, new[] { "MLOPS1430", "MLOPS1432", "MLOPS1433" });
    }

    [Fact]
    public async Task Query_BehindAFence_ReadsWhatNamesMean()
    {
        _names.IsFence = true;
        _names.Tables["t.csv"] = new TableSource.File(_folder.Write("t.csv", "a\n7\n"));
        _names.Tables["rows"] = new TableSource.Rows(new[] { 1, 2 }, "rows");

        Assert.Equal("a:Integer n:Integer | 7,2", await TextAsync("SELECT a, (SELECT count(*) FROM rows) AS n FROM 't.csv'"));
    }

    [Theory]
    [InlineData("COPY (SELECT 1) TO 'out.csv'", "MLOPS1430")]
    [InlineData("ATTACH 'x.db'", "MLOPS1430")]
    [InlineData("INSTALL httpfs", "MLOPS1430")]
    [InlineData("LOAD httpfs", "MLOPS1430")]
    [InlineData("SET memory_limit = '1GB'", "MLOPS1430")]
    [InlineData("CREATE TABLE t AS SELECT 1", "MLOPS1430")]
    [InlineData("SELECT 1; SELECT 2", "MLOPS1430")]
    [InlineData("SELECT 1; COPY (SELECT 1) TO 'out.csv'", "MLOPS1430")]
    [InlineData("SELECT * FROM query('COPY (SELECT 1) TO ''out.csv''')", "MLOPS1430")]
    [InlineData("SELECT * FROM glob('/*')", "MLOPS1430")]
    [InlineData("SELECT * FROM (SELECT 1) x, (SELECT * FROM read_text('/etc/hostname')) y", "MLOPS1430")]
    [InlineData("SELECT * FROM read_csv('https://example.org/a.csv')", "MLOPS1431")]
    [InlineData("SELEC 1", "MLOPS1431")]
    [InlineData("SELECT nothing", "MLOPS1431")]
    [InlineData("   ", "MLOPS1431")]
    [InlineData("SELECT 1) TO 'x'; --", "MLOPS1431")]
    [InlineData("SELECT * FROM nowhere", "MLOPS1432")]
    public async Task Query_AnythingButReading_IsRefused(string sql, string code)
    {
        TableException fault = await Assert.ThrowsAsync<TableException>(() => TextAsync(sql));

        Assert.Equal(code, fault.Code);
        Assert.Empty(Directory.GetFiles(_folder.Root));
    }

    [Fact]
    public async Task Query_Mistake_NamesItsLine()
    {
        TableException syntax = await Assert.ThrowsAsync<TableException>(() => TextAsync("SELECT 1\nFRM x y z"));
        TableException binding = await Assert.ThrowsAsync<TableException>(() => TextAsync("SELECT 1,\n  missing"));

        Assert.Contains("Line 2 of the query", syntax.Message, StringComparison.Ordinal);
        Assert.Contains("Line 2 of the query", binding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_UnknownName_OffersThoseThatAre()
    {
        _names.Tables["flights"] = new TableSource.Rows(new[] { 1 }, "flights");

        TableException fault = await Assert.ThrowsAsync<TableException>(() => TextAsync("SELECT * FROM flight"));

        Assert.Contains("flights", fault.Remedy, StringComparison.Ordinal);
    }

    private async Task<string> TextAsync(string sql)
    {
        await using ITable table = await new DuckTableEngine().QueryAsync(sql, _names, _folder.Root, CancellationToken.None);
        List<string> parts = [string.Join(' ', table.Columns.Select(column => $"{column.Name}:{column.Type}"))];
        await using DbDataReader reader = await table.ReadAsync(null, CancellationToken.None);
        while (await reader.ReadAsync())
        {
            parts.Add(string.Join(',', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is DateTime moment
                ? moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
                : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return string.Join(" | ", parts);
    }

    private sealed class Names : IQueryNames
    {
        public Dictionary<string, TableSource> Tables { get; } = [];

        public Dictionary<string, object?> Values { get; } = [];

        public bool IsFence { get; set; }

        public IReadOnlyList<string> All => [.. Tables.Keys];

        public Task<TableSource?> FindAsync(string name, CancellationToken cancellation) => Task.FromResult(Tables.GetValueOrDefault(name));

        public object? ValueOf(string name) => Values[name];
    }
}
