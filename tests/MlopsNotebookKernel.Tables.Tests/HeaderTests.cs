using System.Collections;
using System.Data;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Tests;

public sealed class HeaderTests
{
    [Theory]
    [InlineData("t.csv", "a,\"b c\",d\n1,2,3\n", "a|b c|d")]
    [InlineData("t.tsv", "a\tb\n1\t2\n", "a|b")]
    [InlineData("t.json", "[{\"a\": {\"x\": 1}, \"b\": [1]}, {\"c\": 1}]", "a|b")]
    [InlineData("t.jsonl", "{\"a\": 1, \"b\": 2}\n{\"a\": broken", "a|b")]
    public async Task Names_OfText_AreThoseOfItsStart(string name, string text, string expected)
    {
        using TestFolder folder = new();

        Assert.Equal(expected.Split('|'), await NamesAsync(new TableSource.File(folder.Write(name, text))));
    }

    [Fact]
    public async Task Names_OfParquet_AreThoseOfItsSchema()
    {
        using TestFolder folder = new();
        await using (ITable table = await new DuckTableEngine().OpenAsync(new TableSource.File(folder.Write("t.csv", "a,b\n1,x\n")), CancellationToken.None))
        {
            await table.WriteParquetAsync(folder.Path("t.parquet"), CancellationToken.None);
        }

        Assert.Equal(["a", "b"], await NamesAsync(new TableSource.File(folder.Path("t.parquet"))));
    }

    [Fact]
    public async Task Names_OfRows_AreThoseOfTheirType()
    {
        using DataTable table = new();
        table.Columns.Add("x");
        table.Columns.Add("y");

        Assert.Equal(["A", "B"], await NamesAsync(new[] { new { A = 1, B = "b" } }));
        Assert.Equal(["A"], await NamesAsync(new List<object> { new { A = 1 } }));
        Assert.Equal(["k"], await NamesAsync(new List<Dictionary<string, object?>> { new() { ["k"] = 1 } }));
        Assert.Equal(["value"], await NamesAsync(new[] { 1.5 }));
        Assert.Equal(["x", "y"], await NamesAsync(table));
        Assert.Empty(await NamesAsync(new int[2, 2].Cast<object>()));
    }

    [Fact]
    public async Task Names_OfASequence_NeverEnumerateIt() => Assert.Equal(["A"], await NamesAsync(new Endless()));

    [Fact]
    public async Task Names_OfNoTable_SaysSo()
    {
        TableException fault = await Assert.ThrowsAsync<TableException>(() => NamesAsync(5));

        Assert.Contains("'rows'", fault.Message, StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<string>> NamesAsync(object rows) => NamesAsync(new TableSource.Rows(rows, "rows"));

    private static Task<IReadOnlyList<string>> NamesAsync(TableSource source) => new DuckTableEngine().NamesAsync(source, CancellationToken.None);

    private sealed record Row(int A);

    private sealed class Endless : IEnumerable<Row>
    {
        public IEnumerator<Row> GetEnumerator() => throw new InvalidOperationException("This was enumerated.");

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
