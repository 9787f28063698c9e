using System.Data.Common;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Tests.Contract;

/// <summary>What every table keeps to, wherever its rows come from; each kind of source passes the same tests.</summary>
public abstract class TableContract : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private ITable _table = null!;

    /// <summary>Where the kind of source puts the sample.</summary>
    protected abstract TableSource Source(string folder);

    public async Task InitializeAsync() =>
        _table = await new DuckTableEngine().OpenAsync(Source(_folder.Root), CancellationToken.None);

    public async Task DisposeAsync()
    {
        await _table.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public void Columns_Sample_HaveTheirNamesAndTypes() => Assert.Equal(
        [
            new Column("Truth", ColumnType.Boolean), new Column("Whole", ColumnType.Integer), new Column("Fraction", ColumnType.Number),
            new Column("Word", ColumnType.Text), new Column("Moment", ColumnType.Timestamp),
        ],
        _table.Columns);

    [Fact]
    public async Task Digest_Sample_IsTheSpecified()
    {
        TableDigest digest = await _table.DigestAsync(null, CancellationToken.None);

        TableDigest expected = Reference.Digest(
            ("Truth", ColumnType.Boolean, [.. SampleRow.All.Select(row => (object)row.Truth)]),
            ("Whole", ColumnType.Integer, [.. SampleRow.All.Select(row => (object)row.Whole)]),
            ("Fraction", ColumnType.Number, [.. SampleRow.All.Select(row => (object)row.Fraction)]),
            ("Word", ColumnType.Text, [.. SampleRow.All.Select(row => (object)row.Word)]),
            ("Moment", ColumnType.Timestamp, [.. SampleRow.All.Select(row => (object)row.Moment)]));
        Assert.Equal(expected.Columns, digest.Columns);
        Assert.Equal((expected.Rows, expected.Content), (digest.Rows, digest.Content));
    }

    [Fact]
    public async Task Profile_Sample_CountsEveryValue()
    {
        TableProfile profile = await _table.ProfileAsync(null, CancellationToken.None);

        Assert.Equal(SampleRow.Count, profile.Rows);
        Assert.All(profile.Columns, column => Assert.Equal(SampleRow.Count, column.Missing + column.Distribution.Count));
        Distribution.Numbers truth = Assert.IsType<Distribution.Numbers>(profile.Columns[0].Distribution);
        Assert.Equal([0, 1], truth.Values);
        Assert.Equal([SampleRow.All.Count(row => !row.Truth), SampleRow.All.Count(row => row.Truth)], truth.Counts);
        Assert.IsType<Distribution.Bins>(profile.Columns[1].Distribution);
        Assert.Equal(SampleRow.All.Average(row => row.Whole), profile.Columns[1].Numeric!.Mean, 1e-9);
        Assert.Equal(SampleRow.All.Count(row => double.IsNaN(row.Fraction)), profile.Columns[2].Missing);
        Distribution.Categories words = Assert.IsType<Distribution.Categories>(profile.Columns[3].Distribution);
        Assert.Equal(
            SampleRow.All.GroupBy(row => row.Word).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, (long)group.Count())),
            words.Values.Zip(words.Counts));
        Assert.Equal(ColumnRole.Time, profile.Columns[4].Role);
        Assert.Equal(SampleRow.All[0].Moment.Ticks / 10.0, profile.Columns[4].Numeric!.Minimum);
    }

    [Fact]
    public async Task ProfileBySegment_Words_PartsTheWhole()
    {
        IReadOnlyDictionary<string, TableProfile> segments = await _table.ProfileBySegmentAsync("Word", CancellationToken.None);

        Assert.Equal(SampleRow.All.Select(row => row.Word).Distinct().Order(StringComparer.Ordinal), segments.Keys);
        foreach ((string word, TableProfile profile) in segments)
        {
            List<SampleRow> rows = [.. SampleRow.All.Where(row => row.Word == word)];
            Assert.Equal(rows.Count, profile.Rows);
            Assert.Equal(rows.Average(row => row.Whole), profile.Columns[1].Numeric!.Mean, 1e-9);
            Assert.Equal(rows.Count(row => double.IsNaN(row.Fraction)), profile.Columns[2].Missing);
            Assert.Equal([word], Assert.IsType<Distribution.Categories>(profile.Columns[3].Distribution).Values);
        }
    }

    [Theory]
    [InlineData("Truth")]
    [InlineData("Whole")]
    [InlineData("Fraction")]
    [InlineData("Moment")]
    public async Task Numbers_Column_ComeInRowOrderWithoutMissing(string column)
    {
        double[] numbers = await _table.NumbersAsync(column, CancellationToken.None);

        Assert.Equal(
            SampleRow.All.Select(row => column switch
            {
                "Truth" => row.Truth ? 1 : 0,
                "Whole" => row.Whole,
                "Fraction" => row.Fraction,
                _ => row.Moment.Ticks / 10,
            }).Where(double.IsFinite),
            numbers);
    }

    [Fact]
    public async Task Read_SomeColumns_GivesNetValuesInRowOrder()
    {
        await using DbDataReader reader = await _table.ReadAsync(["Moment", "Fraction", "Word", "Truth", "Whole"], CancellationToken.None);

        foreach (SampleRow row in SampleRow.All)
        {
            Assert.True(reader.Read());
            Assert.Equal(row.Moment, reader.GetValue(0));
            Assert.Equal(double.IsNaN(row.Fraction) ? DBNull.Value : row.Fraction, reader.GetValue(1));
            Assert.Equal(row.Word, reader["Word"]);
            Assert.Equal(row.Truth, reader.GetValue(3));
            Assert.Equal(row.Whole, reader.GetInt64(4));
        }

        Assert.False(reader.Read());
    }

    [Fact]
    public async Task WriteParquet_Twice_GivesTheSameTableAndTheSameBytes()
    {
        string first = _folder.Path("first.parquet");
        string second = _folder.Path("second.parquet");

        await _table.WriteParquetAsync(first, CancellationToken.None);
        await _table.WriteParquetAsync(second, CancellationToken.None);

        Assert.Equal(await File.ReadAllBytesAsync(first), await File.ReadAllBytesAsync(second));
        await using ITable parquet = await new DuckTableEngine().OpenAsync(new TableSource.File(first), CancellationToken.None);
        Assert.Equal(
            (await _table.DigestAsync(null, CancellationToken.None)).Content,
            (await parquet.DigestAsync(null, CancellationToken.None)).Content);
    }

    [Fact]
    public async Task Work_SeveralAtOnce_DoesNotMix()
    {
        await using DbDataReader reader = await _table.ReadAsync(["Whole"], CancellationToken.None);
        Assert.True(reader.Read());

        Task<TableDigest>[] digests = [.. Enumerable.Range(0, 3).Select(_ => _table.DigestAsync(null, CancellationToken.None))];
        await _table.ProfileAsync(null, CancellationToken.None);

        Assert.Single((await Task.WhenAll(digests)).Select(digest => digest.Content).Distinct());
        Assert.True(reader.Read());
        Assert.Equal(SampleRow.All[1].Whole, reader.GetInt64(0));
    }

    [Fact]
    public async Task Work_Cancelled_Stops()
    {
        CancellationToken cancelled = new(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _table.DigestAsync(null, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _table.ProfileAsync(null, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _table.WriteParquetAsync(_folder.Path("no.parquet"), cancelled));
        Assert.False(File.Exists(_folder.Path("no.parquet")));
    }

    [Fact]
    public async Task Column_Unknown_IsRefusedWithThoseThereAre()
    {
        TableException fault = await Assert.ThrowsAsync<TableException>(() => _table.NumbersAsync("Speed", CancellationToken.None));

        Assert.Equal("MLOPS1411", fault.Code);
        Assert.Contains("Truth, Whole", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Column_OfWrongType_IsRefused()
    {
        Assert.Equal("MLOPS1412", (await Assert.ThrowsAsync<TableException>(() => _table.NumbersAsync("Word", CancellationToken.None))).Code);
        Assert.Equal("MLOPS1412", (await Assert.ThrowsAsync<TableException>(() => _table.ProfileBySegmentAsync("Moment", CancellationToken.None))).Code);
    }

    protected static string Saved(string folder, string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
