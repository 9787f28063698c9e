using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Tests;

/// <summary>A month of real flights; the numbers were computed with pandas 1.5.</summary>
public sealed class FlightsTests : IDisposable
{
    private static readonly string January = TestFolder.Repository("notebooks", "data", "flights-2001-01.csv");
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_Flights_FindsTypes()
    {
        await using ITable table = await OpenAsync(January);

        Assert.Equal(
            [
                new Column("scheduled", ColumnType.Timestamp), new Column("origin", ColumnType.Text), new Column("destination", ColumnType.Text),
                new Column("distance", ColumnType.Integer), new Column("arrival_delay", ColumnType.Integer),
            ],
            table.Columns);
    }

    [Fact]
    public async Task Profile_Flights_AgreesWithPandas()
    {
        await using ITable table = await OpenAsync(January);

        TableProfile profile = await table.ProfileAsync(null, CancellationToken.None);

        Assert.Equal(20466, profile.Rows);
        ColumnProfile delay = profile.Columns[4];
        Assert.Equal(ColumnRole.Feature, delay.Role);
        Assert.Equal(6.345548714941855, delay.Numeric!.Mean, 1e-12);
        Assert.Equal(29.51381285524196, delay.Numeric.StandardDeviation, 1e-11);
        Assert.Equal((-66, 452), (delay.Numeric.Minimum, delay.Numeric.Maximum));
        Assert.Equal(ColumnRole.Time, profile.Columns[0].Role);
        Assert.Equal(221, Assert.IsType<Distribution.Categories>(profile.Columns[1].Distribution).Values.Count);
    }

    [Fact]
    public async Task Digest_SameValuesAsParquet_IsTheSame()
    {
        await using ITable csv = await OpenAsync(January);
        await csv.WriteParquetAsync(_folder.Path("january.parquet"), CancellationToken.None);
        await using ITable parquet = await OpenAsync(_folder.Path("january.parquet"));

        TableDigest expected = await csv.DigestAsync(null, CancellationToken.None);
        TableDigest actual = await parquet.DigestAsync(null, CancellationToken.None);

        Assert.Equal(expected.Columns, actual.Columns);
        Assert.Equal(expected.Content, actual.Content);
        Assert.Equal(20466, actual.Rows);
    }

    private static Task<ITable> OpenAsync(string path) =>
        new DuckTableEngine().OpenAsync(new TableSource.File(path), CancellationToken.None);
}
