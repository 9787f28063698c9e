using System.Text;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;
using MlopsNotebookKernel.Tables.Files;

namespace MlopsNotebookKernel.Tables.Tests.Files;

/// <summary>Rows of a file keep their order: its digest, and so the id of its snapshot, depends on it.</summary>
public sealed class CsvOrderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>So large that several threads read it.</summary>
    [Fact]
    public async Task Open_LargeFile_KeepsTheOrderOfItsRows()
    {
        const int rows = 1_200_000;
        StringBuilder text = new("row,word\n");
        for (int row = 0; row < rows; row++)
        {
            text.Append(row).Append(",abcdefghijklmnopqrstuvwxyz-0123456789\n");
        }

        await using ITable table = await new DuckTableEngine().OpenAsync(new TableSource.File(_folder.Write("large.csv", text.ToString())), CancellationToken.None);
        double[] order = await table.NumbersAsync("row", CancellationToken.None);

        Assert.Equal(rows, order.Length);
        Assert.True(order.SequenceEqual(Enumerable.Range(0, rows).Select(row => (double)row)));
    }

    /// <summary>A join gives rows in no order of theirs.</summary>
    [Fact]
    public void Present_OfAField_IsNoJoin()
    {
        using DuckDatabase database = DuckDatabase.Open();
        using DuckSession session = database.Connect();

        string plan = string.Join('\n', session.Query(
            $"EXPLAIN SELECT {CsvValue.Present("r0")} FROM (SELECT CAST(i AS VARCHAR) AS r0 FROM range(1000) t(i))", CancellationToken.None).Select(row => row[^1]));

        Assert.Contains("PROJECTION", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("JOIN", plan, StringComparison.Ordinal);
    }
}
