using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Tests.Sql;

/// <summary>Cells of SQL in a real session.</summary>
public sealed class SqlCellsTests : IDisposable
{
    private readonly DataRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Run_VariablesOfTheSession_GiveATypedVariable()
    {
        await using INotebookKernel kernel = _rig.StartKernel();
        await RunAsync(kernel, "record Flight(string Carrier, int Delay);\nvar flights = new[] { new Flight(\"AA\", 4), new Flight(\"UA\", 6), new Flight(\"UA\", 8) };\nvar limit = 5;");

        await RunAsync(kernel, "#!sql --as late\nSELECT Carrier, avg(Delay) AS mean_delay\nFROM @flights WHERE Delay > @limit GROUP BY Carrier");

        Assert.Equal("UA 7", await ResultAsync(kernel, "$\"{late[0].Carrier} {late[0].MeanDelay}\""));
    }

    [Fact]
    public async Task Run_FilesAndSnapshots_AreFoundByName()
    {
        _rig.Write("kept.csv", "k,x\n1,10\n2,20\n");
        await _rig.RunAsync(SnapshotCommand.Definition, "kept.csv", "--name", "january");
        _rig.Write("kept.csv", "k,x\n9,90\n");
        _rig.Write("now.csv", "k,y\n2,200\n");
        await using INotebookKernel kernel = _rig.StartKernel();

        await RunAsync(kernel, "#!sql\nSELECT x, y FROM january JOIN 'now.csv' USING (k)");

        Assert.Equal("20 200", await ResultAsync(kernel, "$\"{sql.Single().X} {sql.Single().Y}\""));
        JournalFact.SnapshotUsed used = Assert.Single(kernel.Journal.Facts.OfType<JournalFact.SnapshotUsed>());
        Assert.Equal("january", used.Name);
        Assert.True(used.Restored);
    }

    [Fact]
    public async Task Run_MissingValues_AreNullable()
    {
        await using INotebookKernel kernel = _rig.StartKernel();

        await RunAsync(kernel, "#!sql\nSELECT * FROM (VALUES (1, 'a'), (NULL, 'b')) t(n, s)");

        Assert.Equal("Int64? 2", await ResultAsync(kernel, "$\"{(sql[0].GetType().GetProperty(\"N\").PropertyType == typeof(long?) ? \"Int64?\" : \"\")} {sql.Length}\""));
    }

    [Fact]
    public async Task Run_NoRows_IsAnEmptyArray()
    {
        await using INotebookKernel kernel = _rig.StartKernel();

        await RunAsync(kernel, "#!sql\nSELECT 1 AS a WHERE false");

        Assert.Equal("0", await ResultAsync(kernel, "sql.Length"));
    }

    [Theory]
    [InlineData("#!sql --into x\nSELECT 1", "MLOPS1080")]
    [InlineData("#!sql --as 1x\nSELECT 1", "MLOPS1056")]
    [InlineData("#!sql\nSELECT * FROM @nothing", "MLOPS1006")]
    [InlineData("#!sql\nSELECT * FROM nothing", "MLOPS1432")]
    [InlineData("#!sql\nCOPY (SELECT 1) TO 'x.csv'", "MLOPS1430")]
    public async Task Run_Wrong_FailsTheCellWithItsCode(string source, string code)
    {
        await using INotebookKernel kernel = _rig.StartKernel();

        CellRun run = await kernel.RunAsync(new CellSubmission(source), new NoSink(), CancellationToken.None);

        Assert.Equal(CellStatus.Failed, run.Status);
        Assert.Equal(code, Assert.IsType<CellOutput.Error>(run.Outputs[^1]).Name);
    }

    private sealed class NoSink : IOutputSink
    {
        public void Write(CellOutput output)
        {
        }
    }

    private async Task RunAsync(INotebookKernel kernel, string source)
    {
        CellRun run = await kernel.RunAsync(new CellSubmission(source), new NoSink(), CancellationToken.None);
        Assert.True(run.Status == CellStatus.Succeeded, string.Join('\n', run.Outputs));
    }

    private async Task<string> ResultAsync(INotebookKernel kernel, string source)
    {
        CellRun run = await kernel.RunAsync(new CellSubmission(source), new NoSink(), CancellationToken.None);
        Assert.True(run.Status == CellStatus.Succeeded, string.Join('\n', run.Outputs));
        return Assert.IsType<CellOutput.Result>(run.Outputs[^1]).Bundle.Text;
    }
}
