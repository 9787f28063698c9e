using Microsoft.ML;
using Microsoft.ML.Data;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Tests.Contract;

namespace MlopsNotebookKernel.Tables.Tests.Rows;

public sealed class RowTableTests
{
    private enum Colour
    {
        Red,
        Green,
    }

    [Fact]
    public async Task Open_EveryServedType_GivesItsColumnType()
    {
        var rows = new[]
        {
            new
            {
                B = (bool?)null, I1 = (sbyte)-1, I2 = ushort.MaxValue, I3 = (uint?)null, I4 = 5UL, F = 0.1f, H = (Half)0.5, M = 12.34m,
                S = (string?)null, C = 'x', G = Guid.Parse("A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11"), E = (Colour?)Colour.Green,
                D = new DateOnly(2001, 1, 31), T = new TimeOnly(12, 30, 5), O = new DateTimeOffset(2001, 1, 31, 1, 0, 0, TimeSpan.FromHours(2)),
                P = TimeSpan.FromMilliseconds(1500), V = new[] { 1.5f, float.NaN },
            },
        };
        await using ITable table = await OpenAsync(rows);

        await using var reader = await table.ReadAsync(null, CancellationToken.None);
        Assert.True(reader.Read());
        object[] values = new object[reader.FieldCount];
        reader.GetValues(values);

        Assert.Equal(
            [
                DBNull.Value, -1L, 65535L, DBNull.Value, 5L, (double)0.1f, 0.5, 12.34,
                DBNull.Value, "x", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "Green",
                new DateTime(2001, 1, 31), "12:30:05", new DateTime(2001, 1, 30, 23, 0, 0),
                1.5, 1.5, DBNull.Value,
            ],
            values);
        Assert.Equal(["V[0]", "V[1]"], table.Columns.TakeLast(2).Select(column => column.Name));
    }

    [Fact]
    public async Task Open_Tuples_GiveTheirItems()
    {
        await using ITable table = await OpenAsync(new List<(int, string)> { (1, "a"), (2, "b") });

        Assert.Equal([new Column("Item1", ColumnType.Integer), new Column("Item2", ColumnType.Text)], table.Columns);
        Assert.Equal((double[])[1, 2], await table.NumbersAsync("Item1", CancellationToken.None));
    }

    [Fact]
    public async Task Open_SingleValues_GiveOneColumn()
    {
        await using ITable table = await OpenAsync(new[] { 0.5, double.NaN, -0.0 });

        Assert.Equal([new Column("value", ColumnType.Number)], table.Columns);
        Assert.Equal((double[])[0.5, 0.0], await table.NumbersAsync("value", CancellationToken.None));
        TableDigest expected = Reference.Digest(("value", ColumnType.Number, [0.5, null, 0.0]));
        Assert.Equal(expected.Content, (await table.DigestAsync(null, CancellationToken.None)).Content);
    }

    [Fact]
    public async Task Open_DeferredSequence_IsEnumeratedOnce()
    {
        int times = 0;
        IEnumerable<SampleRow> Rows()
        {
            times++;
            foreach (SampleRow row in SampleRow.All)
            {
                yield return row;
            }
        }

        await using ITable table = await OpenAsync(Rows());
        await table.ProfileAsync(null, CancellationToken.None);

        Assert.Equal(1, times);
    }

    [Fact]
    public async Task Open_DerivedRecord_PutsBaseFirstAndHiddenOnce()
    {
        await using ITable table = await OpenAsync(new[] { new Derived { Own = 1, Shared = 2, First = 3 } });

        Assert.Equal(["First", "Shared", "Own"], table.Columns.Select(column => column.Name));
        Assert.Equal((double[])[2], await table.NumbersAsync("Shared", CancellationToken.None));
    }

    [Fact]
    public async Task Open_NoRows_KeepsTheColumns()
    {
        await using ITable table = await OpenAsync(Array.Empty<SampleRow>());

        Assert.Equal(5, table.Columns.Count);
        Assert.Equal(0, (await table.ProfileAsync(null, CancellationToken.None)).Rows);
    }

    [Fact]
    public async Task Open_Decimals_AreTheNearestDoubles()
    {
        decimal[] values = [0.1m, 1.10m, 79228162514264337593543950335m, 0.0000000000000000000000000001m, -123456789.123456789m, 9007199254740993m, -0.0m];

        await using ITable table = await OpenAsync(values);

        Assert.Equal(
            values.Select(value => double.Parse(value.ToString(System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture) + 0.0),
            await table.NumbersAsync("value", CancellationToken.None));
    }

    [Fact]
    public async Task Open_DataView_ExpandsVectorsReadsKeysAndDropsHidden()
    {
        MLContext ml = new(seed: 1);
        IDataView raw = ml.Data.LoadFromEnumerable(new[]
        {
            new Flight { Delay = 3, Distance = 10, Origin = "ONT", Tags = [1, 0, 2] },
            new Flight { Delay = float.NaN, Distance = 20, Origin = "BOS", Tags = [0, 0, 0] },
        });
        IDataView view = ml.Transforms.Conversion.MapValueToKey("OriginKey", "Origin")
            .Append(ml.Transforms.Concatenate("Features", "Delay", "Distance"))
            .Append(ml.Transforms.CopyColumns("Distance", "Delay"))
            .Fit(raw).Transform(raw);

        await using ITable table = await OpenAsync(view);

        Assert.Equal(
            view.Schema.Where(column => !column.IsHidden).SelectMany(column => column.Name switch
            {
                "Tags" => ["Tags[0]", "Tags[1]", "Tags[2]"],
                "Features" => ["Features[0]", "Features[1]"],
                _ => new[] { column.Name },
            }),
            table.Columns.Select(column => column.Name));
        Assert.Contains(view.Schema, column => column.IsHidden);
        Assert.Equal((double[])[1, 2], await table.NumbersAsync("OriginKey", CancellationToken.None));
        Assert.Equal((double[])[10, 20], await table.NumbersAsync("Features[1]", CancellationToken.None));
        Assert.Equal((double[])[3], await table.NumbersAsync("Distance", CancellationToken.None));
        Assert.Equal((double[])[1, 0], await table.NumbersAsync("Tags[0]", CancellationToken.None));
        TableProfile profile = await table.ProfileAsync(null, CancellationToken.None);
        Assert.Equal(1, profile.Columns[0].Missing);
    }

    public static TheoryData<object, string, string> NoTables => new()
    {
        { "a text", "MLOPS1420", "a text" },
        { 42, "MLOPS1420", "Int32" },
        { new[] { new object() }, "MLOPS1420", "no public properties" },
        { new[] { new { A = 1, Inner = new { B = 2 } } }, "MLOPS1421", "'Inner'" },
        { new[] { new { A = 1, Bytes = Array.Empty<byte>() } }, "MLOPS1421", "'Bytes'" },
        { new object[] { new { A = 1 }, new { B = 2 } }, "MLOPS1422", "Row 1" },
        { new SampleRow?[] { SampleRow.All[0], null }, "MLOPS1422", "is null" },
        { new[] { new { Large = 1UL }, new { Large = ulong.MaxValue } }, "MLOPS1422", "Row 1" },
        { new[] { new { V = new[] { 1.0, 2 } }, new { V = new[] { 1.0 } } }, "MLOPS1422", "'V' has 1 elements" },
        { new[] { new Throwing() }, "MLOPS1422", "InvalidOperationException: not today" },
        { new[] { new { a = 1, A = 2 } }, "MLOPS1407", "more than one column" },
        { new[] { new Dictionary<string, object?> { ["a"] = 1 }, new Dictionary<string, object?> { ["a"] = "x" } }, "MLOPS1422", "Row 1" },
    };

    [Theory]
    [MemberData(nameof(NoTables))]
    public async Task Open_WhatIsNoTable_IsRefusedByName(object value, string code, string part)
    {
        TableException fault = await Assert.ThrowsAsync<TableException>(() => OpenAsync(value));

        Assert.Equal(code, fault.Code);
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
        Assert.Contains("rows", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_EndlessSequence_CanBeCancelled()
    {
        using CancellationTokenSource source = new(TimeSpan.FromMilliseconds(300));
        static IEnumerable<int> Endless()
        {
            for (int i = 0; ; i++)
            {
                yield return i & 1;
            }
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new DuckTableEngine().OpenAsync(new TableSource.Rows(Endless(), "rows"), source.Token));
    }

    private static Task<ITable> OpenAsync(object value) =>
        new DuckTableEngine().OpenAsync(new TableSource.Rows(value, "rows"), CancellationToken.None);

    private class Base
    {
        public int First { get; set; }

        public virtual int Shared { get; set; }
    }

    private sealed class Derived : Base
    {
        public int Own { get; set; }

        public override int Shared { get; set; }
    }

    private sealed class Throwing
    {
        public int Value => throw new InvalidOperationException("not today");
    }

    private sealed class Flight
    {
        public float Delay { get; set; }

        public float Distance { get; set; }

        public string Origin { get; set; } = "";

        [VectorType(3)]
        public int[] Tags { get; set; } = [];
    }
}
