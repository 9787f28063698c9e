using System.Data.Common;
using System.Globalization;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Tests.Files;

public sealed class CsvTypeTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("1|2|-3|+4| 5 ", ColumnType.Integer)]
    [InlineData("1|2|3.0", ColumnType.Number)]
    [InlineData("1|2|1e3", ColumnType.Number)]
    [InlineData(".5|5.|-1E-7|inf", ColumnType.Number)]
    [InlineData("1|2|x", ColumnType.Text)]
    [InlineData("1|2|0x10", ColumnType.Text)]
    [InlineData("1|2|1_000", ColumnType.Text)]
    [InlineData("1|2|true", ColumnType.Text)]
    [InlineData("1,5|2,5", ColumnType.Text)]
    [InlineData("true|FALSE|True", ColumnType.Boolean)]
    [InlineData("t|f", ColumnType.Text)]
    [InlineData("9223372036854775807|-9223372036854775808", ColumnType.Integer)]
    [InlineData("1|9223372036854775808", ColumnType.Text)]
    [InlineData("1.5|9223372036854775808", ColumnType.Number)]
    [InlineData("2001-01-31|2001-2-1", ColumnType.Timestamp)]
    [InlineData("2001/1/31 18:20|2001-01-31T18:20:00.25|2001-01-31", ColumnType.Timestamp)]
    [InlineData("2001-01-31T18:20:00Z|2001-01-31T18:20:00+02:00", ColumnType.Timestamp)]
    [InlineData("2001-01-31|2001-02-30", ColumnType.Text)]
    [InlineData("03/04/2001|05/06/2001", ColumnType.Text)]
    [InlineData("0000-01-01", ColumnType.Text)]
    [InlineData("infinity|epoch|2001-01-01", ColumnType.Text)]
    [InlineData("12:30|12:31", ColumnType.Text)]
    [InlineData("1||NA|3", ColumnType.Integer)]
    [InlineData("1.5|NaN|null", ColumnType.Number)]
    [InlineData("NA|FR|DE", ColumnType.Text)]
    [InlineData("NA|NA", ColumnType.Text)]
    [InlineData("||", ColumnType.Text)]
    public async Task Open_Column_HasTheNarrowestTypeThatAllFit(string values, ColumnType expected)
    {
        // Once among the first rows, and once far behind them, where only checking every row finds the value.
        string[] fields = values.Split('|');
        string usual = fields[0];
        Assert.Equal(expected, await TypeOfAsync(fields));
        Assert.Equal(expected, await TypeOfAsync([.. Enumerable.Repeat(usual, 5000), .. fields]));
        Assert.Equal(expected, await TypeOfAsync([.. Enumerable.Repeat("", 5000), .. fields]));
    }

    [Fact]
    public async Task Read_MissingWords_AreMissingOnlyOutsideText()
    {
        await using ITable table = await OpenAsync("n;t\n1;NA\nNA;\"\"\n3;null\n");

        TableProfile profile = await table.ProfileAsync(null, CancellationToken.None);

        Assert.Equal((1, ColumnType.Integer), (profile.Columns[0].Missing, profile.Columns[0].Type));
        Assert.Equal((1, ColumnType.Text), (profile.Columns[1].Missing, profile.Columns[1].Type));
        Assert.Equal(["NA", "null"], Assert.IsType<Distribution.Categories>(profile.Columns[1].Distribution).Values);
    }

    [Fact]
    public async Task Read_Offsets_AreTheMomentInUtc()
    {
        await using ITable table = await OpenAsync("at\n2001-01-31T18:20:00+02:00\n2001-01-31 18:20:00.25Z\n2001-01-31\n");
        await using DbDataReader reader = await table.ReadAsync(null, CancellationToken.None);

        List<DateTime> moments = [];
        while (reader.Read())
        {
            moments.Add(reader.GetDateTime(0));
        }

        Assert.Equal([new(2001, 1, 31, 16, 20, 0), new DateTime(2001, 1, 31, 18, 20, 0).AddMilliseconds(250), new(2001, 1, 31)], moments);
    }

    [Theory]
    [InlineData("a,b\r\n1,x\r\n", "sample.csv")]
    [InlineData("a;b\n1;x\n", "sample.csv")]
    [InlineData("a\tb\n1\tx\n", "sample.tsv")]
    [InlineData("a|b\n1|x", "sample.csv")]
    [InlineData("\uFEFF\"a\",\"b\"\n\"1\",\"x\"\n", "sample.csv")]
    public async Task Open_Dialect_GivesTheSameDigest(string text, string name)
    {
        await using ITable table = await OpenAsync(text, name);
        await using ITable plain = await OpenAsync("a,b\n1,x\n", "plain.csv");

        Assert.Equal(
            (await plain.DigestAsync(null, CancellationToken.None)).Content,
            (await table.DigestAsync(null, CancellationToken.None)).Content);
    }

    [Fact]
    public async Task Open_HeaderAlone_IsATableWithoutRows()
    {
        await using ITable table = await OpenAsync("a,b\n");

        TableProfile profile = await table.ProfileAsync(null, CancellationToken.None);

        Assert.Equal(0, profile.Rows);
        Assert.Equal([ColumnType.Text, ColumnType.Text], table.Columns.Select(column => column.Type));
        Assert.Equal(0, (await table.DigestAsync(null, CancellationToken.None)).Rows);
        Assert.Empty((await table.ProfileBySegmentAsync("a", CancellationToken.None)).Keys);
    }

    [Fact]
    public async Task Open_NamesWithQuotesAndSql_AreKept()
    {
        await using ITable table = await OpenAsync("\"a \"\"b\"\"\",\"'; DROP TABLE data; --\",\n1,2,3\n");

        Assert.Equal(["a \"b\"", "'; DROP TABLE data; --", "column2"], table.Columns.Select(column => column.Name));
        await table.WriteParquetAsync(_folder.Path("names.parquet"), CancellationToken.None);
        await using ITable parquet = await new DuckTableEngine().OpenAsync(
            new TableSource.File(_folder.Path("names.parquet")), CancellationToken.None);
        Assert.Equal(table.Columns, parquet.Columns);
    }

    [Fact]
    public async Task Open_PathWithPatternCharacters_ReadsJustThatFile()
    {
        _folder.Write("x1.csv", "other\n1\n");
        await using ITable table = await OpenAsync("own\n1\n", "x[1].csv");

        Assert.Equal("own", Assert.Single(table.Columns).Name);
    }

    [Fact]
    public async Task Digest_InAnotherCulture_IsTheSame()
    {
        const string text = "x,at\n1.5,2001-01-31 18:20\n-2.25,1999-12-31\n";
        await using ITable here = await OpenAsync(text);
        TableDigest expected = await here.DigestAsync(null, CancellationToken.None);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            await using ITable there = await OpenAsync(text);
            Assert.Equal(expected.Content, (await there.DigestAsync(null, CancellationToken.None)).Content);
            Assert.Equal((double[])[1.5, -2.25], await there.NumbersAsync("x", CancellationToken.None));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private async Task<ColumnType> TypeOfAsync(string[] values)
    {
        // A second column keeps lines of missing values from being blank.
        await using ITable table = await OpenAsync("v;k\n" + string.Concat(values.Select(value => $"{value};k\n")), $"{Guid.NewGuid():N}.csv");
        return table.Columns[0].Type;
    }

    private Task<ITable> OpenAsync(string text, string name = "sample.csv") =>
        new DuckTableEngine().OpenAsync(new TableSource.File(_folder.Write(name, text)), CancellationToken.None);
}
