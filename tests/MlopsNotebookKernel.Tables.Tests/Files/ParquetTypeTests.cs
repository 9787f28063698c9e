using System.Data.Common;
using DuckDB.NET.Data;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Tests.Files;

public sealed class ParquetTypeTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("true", ColumnType.Boolean, true)]
    [InlineData("1::TINYINT", ColumnType.Integer, 1L)]
    [InlineData("255::UTINYINT", ColumnType.Integer, 255L)]
    [InlineData("4294967295::UINTEGER", ColumnType.Integer, 4294967295L)]
    [InlineData("9223372036854775807::UBIGINT", ColumnType.Integer, long.MaxValue)]
    [InlineData("9223372036854775808::UBIGINT", ColumnType.Text, "9223372036854775808")]
    [InlineData("0.1::FLOAT", ColumnType.Number, (double)0.1f)]
    [InlineData("'nan'::DOUBLE", ColumnType.Number, null)]
    [InlineData("12.34::DECIMAL(9,2)", ColumnType.Number, 12.34)]
    [InlineData("0.12345678901234567890123456789::DECIMAL(38,29)", ColumnType.Number, 0.12345678901234567890123456789)]
    [InlineData("'x'::VARCHAR", ColumnType.Text, "x")]
    [InlineData("'b'::ENUM('a','b')", ColumnType.Text, "b")]
    [InlineData("'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'::UUID", ColumnType.Text, "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11")]
    [InlineData("TIME '12:30:05'", ColumnType.Text, "12:30:05")]
    [InlineData("DATE '2001-01-31'", ColumnType.Timestamp, "2001-01-31 00:00:00")]
    [InlineData("TIMESTAMP '2001-01-31 18:20:00.000001'", ColumnType.Timestamp, "2001-01-31 18:20:00.000001")]
    [InlineData("'2001-01-31 18:20:00.123456789'::TIMESTAMP_NS", ColumnType.Timestamp, "2001-01-31 18:20:00.123456")]
    [InlineData("TIMESTAMPTZ '2001-01-31 18:20:00+02:00'", ColumnType.Timestamp, "2001-01-31 16:20:00")]
    public async Task Open_Column_HasTheTypeAndValue(string sql, ColumnType type, object? value)
    {
        await using ITable table = await OpenAsync($"SELECT {sql} AS v");
        await using DbDataReader reader = await table.ReadAsync(null, CancellationToken.None);

        Assert.Equal(new Column("v", type), Assert.Single(table.Columns));
        Assert.True(reader.Read());
        object expected = type == ColumnType.Timestamp
            ? DateTime.Parse((string)value!, System.Globalization.CultureInfo.InvariantCulture)
            : value ?? DBNull.Value;
        Assert.Equal(expected, reader.GetValue(0));
    }

    [Theory]
    [InlineData("[1.5, 2.5]::DOUBLE[2]")]
    [InlineData("[1.5, 2.5]::DOUBLE[]")]
    public async Task Open_VectorOfFixedLength_GivesAColumnAnElement(string sql)
    {
        await using ITable table = await OpenAsync($"SELECT {sql} AS v, 1 AS w");

        Assert.Equal(["v[0]", "v[1]", "w"], table.Columns.Select(column => column.Name));
        Assert.Equal((double[])[2.5], await table.NumbersAsync("v[1]", CancellationToken.None));
    }

    [Theory]
    [InlineData("'x'::BLOB")]
    [InlineData("{'a': 1}")]
    [InlineData("MAP {'a': 1}")]
    [InlineData("['a', 'b']")]
    [InlineData("INTERVAL 1 DAY")]
    public async Task Open_OtherType_IsRefusedByName(string sql)
    {
        TableException fault = await Assert.ThrowsAsync<TableException>(() => OpenAsync($"SELECT {sql} AS v"));

        Assert.Equal("MLOPS1409", fault.Code);
        Assert.Contains("'v'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ALargeTable_CanBeCancelledOnTheWay()
    {
        await using ITable table = await OpenAsync("SELECT i, hash(i)::VARCHAR AS t FROM range(2000000) r(i)");
        using CancellationTokenSource source = new();
        Task<TableDigest> digest = table.DigestAsync(new CancelAtFirst(source), source.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => digest);

        using CancellationTokenSource reading = new();
        await using DbDataReader reader = await table.ReadAsync(null, reading.Token);
        Assert.True(reader.Read());
        await reading.CancelAsync();
        Assert.ThrowsAny<OperationCanceledException>(() => reader.Read());
        Assert.Equal(2_000_000, (await table.NumbersAsync("i", CancellationToken.None)).Length);
    }

    [Fact]
    public async Task Read_ALargeTable_GivesEveryRowInOrder()
    {
        await using ITable table = await OpenAsync("SELECT i FROM range(1000000) r(i)");
        await using DbDataReader reader = await table.ReadAsync(null, CancellationToken.None);

        long next = 0;
        while (reader.Read())
        {
            Assert.Equal(next++, reader.GetInt64(0));
        }

        Assert.Equal(1_000_000, next);
    }

    private Task<ITable> OpenAsync(string sql)
    {
        string path = _folder.Path("types.parquet");
        using DuckDBConnection connection = new("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"COPY ({sql}) TO '{path}' (FORMAT parquet)";
        command.ExecuteNonQuery();
        return new DuckTableEngine().OpenAsync(new TableSource.File(path), CancellationToken.None);
    }

    private sealed class CancelAtFirst(CancellationTokenSource source) : IProgress<double>
    {
        public void Report(double value) => source.Cancel();
    }
}
