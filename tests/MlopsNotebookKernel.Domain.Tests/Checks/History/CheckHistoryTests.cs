using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Checks.Emergency;
using MlopsNotebookKernel.Domain.Checks.History;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Tests.Checks.History;

public sealed class CheckHistoryTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("mlops-history-");

    private CheckHistory History => new(new Workspace(_root.FullName, null, null));

    private string File => Path.Combine(_root.FullName, ".mlops", "history", "checks", "flights.jsonl");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void Add_Run_ReadsBackTheSame()
    {
        CheckRun run = Run(1);

        Assert.True(History.Add("flights", run));

        Assert.True(Assert.Single(History.Of("flights")).FoundTheSame(run));
        Assert.Equal(run.Seen.At, History.Of("flights")[0].Seen.At);
    }

    [Fact]
    public void Add_SameFoundAgain_WritesNothing()
    {
        History.Add("flights", Run(1));
        string before = System.IO.File.ReadAllText(File);

        Assert.False(History.Add("flights", Run(1) with { Seen = Run(1).Seen with { At = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero) } }));

        Assert.Equal(before, System.IO.File.ReadAllText(File));
        Assert.True(History.Add("flights", Run(2)));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"schema":"mlops.check-run/9"}""")]
    [InlineData("""{"schema":"mlops.check-run/1","at":"2026-01-01T00:00:00Z","data":null,"rows":1,"columns":[],"usual":true,"checks":[],"fired":[]}""")]
    [InlineData("<<<<<<< HEAD")]
    public void Of_LineThatIsNone_IsNamed(string line)
    {
        History.Add("flights", Run(1));
        System.IO.File.AppendAllText(File, line + "\n");

        CheckException fault = Assert.Throws<CheckException>(() => History.Of("flights"));

        Assert.Equal("MLOPS2904", fault.Code);
        Assert.StartsWith("Line 2 of .mlops/history/checks/flights.jsonl", fault.Message);
    }

    [Fact]
    public void Of_NameThatLeadsElsewhere_IsRefused() => Assert.Throws<CheckException>(() => History.Of("../../secret"));

    private static CheckRun Run(int failing) => new(
        new SourceObservation(
            "data/flights-2001-02.csv",
            new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero),
            9164,
            [new ColumnSeen("scheduled", ColumnType.Timestamp, 9164, new DateTime(2001, 2, 28, 23, 55, 0, DateTimeKind.Unspecified)), new ColumnSeen("origin", ColumnType.Text, 9164)]),
        ["no-early-arrival"],
        [new FiredCheck("no-early-arrival", failing, "no-early-arrival-failing@22056765b780")]);
}
