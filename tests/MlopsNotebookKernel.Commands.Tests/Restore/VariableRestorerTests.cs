using MlopsNotebookKernel.Commands.Restore;
using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Tests.Restore;

/// <summary>Typed variables, in real C# sessions.</summary>
public sealed class VariableRestorerTests : IDisposable
{
    private readonly DataRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task RestoreAsync_Csv_GivesRecordsUsableInTheNextCell()
    {
        _rig.Copy(DataRig.Flights("01"), "january.csv");
        await using INotebookKernel kernel = _rig.StartKernel();
        string text = await ResultAsync(
            kernel,
            "#!mlops-snapshot january.csv",
            "#!mlops-restore january --as january",
            "$\"{january.Length} {january.Count(row => row.Origin == \"ONT\")} {january.Max(row => row.ArrivalDelay)} {january[0].Scheduled:yyyy-MM-dd HH:mm} {january.GetType().Name}\"");
        string[] lines = File.ReadAllLines(_rig.PathOf("january.csv"))[1..];
        Assert.Equal(
            $"{lines.Length} {lines.Count(line => line.Split(',')[1] == "ONT")} {lines.Max(line => int.Parse(line.Split(',')[4], System.Globalization.CultureInfo.InvariantCulture))} 2001-01-01 00:03 JanuaryRow[]",
            text);
        Assert.Contains(kernel.Journal.Facts, fact => fact is JournalFact.SnapshotUsed { Name: "january", Variable: "january", Path: null });
    }

    [Fact]
    public async Task RestoreAsync_EveryTypeWithMissingValues_KeepsThem()
    {
        _rig.Write("mixed.csv", "flag,count,share,text,day\ntrue,1,0.5,a,2001-01-02\n,,,,\nfalse,-3,1e10,\"x, \"\"y\"\"\",2001-03-04\n");
        await using INotebookKernel kernel = _rig.StartKernel();
        Assert.Equal(
            "True|1|0.5|a|2001-01-02;|||<null>|;False|-3|10000000000|x, \"y\"|2001-03-04",
            await ResultAsync(
                kernel,
                "#!mlops-snapshot mixed.csv",
                "#!mlops-restore mixed --as mixed",
                "string.Join(';', mixed.Select(row => FormattableString.Invariant($\"{row.Flag}|{row.Count}|{row.Share}|{row.Text ?? \"<null>\"}|{row.Day:yyyy-MM-dd}\")))"));
        Assert.Equal(
            "Boolean Int64 Double DateTime",
            await ResultAsync(kernel, "string.Join(' ', new[] { \"Flag\", \"Count\", \"Share\", \"Day\" }.Select(name => Nullable.GetUnderlyingType(mixed[0].GetType().GetProperty(name)!.PropertyType)!.Name))"));
    }

    [Fact]
    public async Task RestoreAsync_ManifestThatClaimsBillionsOfRows_SetsNothingAsideForThem()
    {
        _rig.Write("t.csv", "a\n1\n");
        await _rig.RunAsync(SnapshotCommand.Definition, "t.csv");
        string manifest = Assert.Single(Directory.EnumerateFiles(_rig.PathOf(".mlops/snapshots"), "*.json", SearchOption.AllDirectories));
        File.WriteAllText(manifest, File.ReadAllText(manifest)
            .Replace("\"rows\": 1,", "\"rows\": 2000000000,", StringComparison.Ordinal).Replace("\"counts\": [1]", "\"counts\": [2000000000]", StringComparison.Ordinal));
        long before = GC.GetTotalAllocatedBytes();

        MlopsException refused = await Assert.ThrowsAnyAsync<MlopsException>(() => _rig.RunAsync(RestoreCommand.Definition, "t", "--as", "t"));

        Assert.Equal("MLOPS1335", refused.Code);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 1L << 30);
    }

    [Fact]
    public async Task RestoreAsync_ColumnNamesOfAllKinds_CompileAndHoldTheirValues()
    {
        _rig.Write("odd.csv", "class,2001,a b,a_b,\"<x> */ \"\"q\"\"\",ToString,OddRow\n1,2,3,4,5,6,7\n");
        await using INotebookKernel kernel = _rig.StartKernel();
        Assert.Equal(
            "1234567",
            await ResultAsync(
                kernel,
                "#!mlops-snapshot odd.csv",
                "#!mlops-restore odd --as odd",
                "$\"{odd[0].Class}{odd[0]._2001}{odd[0].AB}{odd[0].AB2}{odd[0].XQ}{odd[0].ToString2}{odd[0].OddRow2}\""));
    }

    [Fact]
    public async Task RestoreAsync_TwiceUnderTheSameName_TakesTheLatest()
    {
        _rig.Write("a.csv", "x\n1\n");
        _rig.Write("b.csv", "y\nz\n");
        await using INotebookKernel kernel = _rig.StartKernel();
        Assert.Equal(
            "z",
            await ResultAsync(
                kernel, "#!mlops-snapshot a.csv", "#!mlops-snapshot b.csv", "#!mlops-restore a --as data", "#!mlops-restore b --as data", "data[0].Y"));
    }

    private static async Task<string> ResultAsync(INotebookKernel kernel, params string[] cells)
    {
        CellRun? run = null;
        foreach (string cell in cells)
        {
            run = await kernel.RunAsync(new CellSubmission(cell), new Ignore(), default);
            Assert.True(run.Status == CellStatus.Succeeded, string.Join("\n", run.Outputs));
        }

        return Assert.IsType<CellOutput.Result>(run!.Outputs[^1]).Bundle.Text;
    }

    private sealed class Ignore : IOutputSink
    {
        public void Write(CellOutput output)
        {
        }
    }
}
