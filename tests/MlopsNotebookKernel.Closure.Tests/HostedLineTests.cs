using System.Text.Json;
using LibGit2Sharp;
using MlopsNotebookKernel.Closure.Tests.Rigs;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Closure.Tests;

/// <summary>Magic lines in a notebook that runs in a host of its own.</summary>
public sealed class HostedLineTests : IAsyncLifetime
{
    private readonly HostedRig _rig = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _rig.DisposeAsync().AsTask();

    [Fact]
    public async Task Snapshot_File_ShowsOneOutputThatTheJournalDigests()
    {
        _rig.Flights();

        string text = await _rig.CellAsync("#!mlops-snapshot data/flights.csv --name flights");

        Assert.Contains("flights", text, StringComparison.Ordinal);
        IReadOnlyDictionary<string, string> shown = Assert.Single(_rig.Shown).Value;
        Assert.Contains("400", shown[MimeTypes.Html], StringComparison.Ordinal);
        Assert.Equal(OutputDigest.Of([new CellOutput.Display(new Bundle(shown))]), _rig.Last.OutputDigest);
        Assert.True(Directory.Exists(Path.Combine(_rig.Root, ".mlops", "snapshots", "flights")));
    }

    [Fact]
    public async Task Restore_AsVariable_GivesTheNextCellRowsOfATypeOfItsOwn()
    {
        _rig.Flights();
        await _rig.CellAsync("#!mlops-snapshot data/flights.csv --name flights");

        await _rig.CellAsync("#!mlops-restore flights --as january");

        Assert.Equal("ONT 39 JanuaryRow[]", await _rig.Notebook.EvaluateAsync(
            "january[0].Origin + \" \" + january.Max(row => row.Delay) + \" \" + january.GetType().Name"));
    }

    [Fact]
    public async Task Drift_VariableOfTheNotebook_ShowsChartAndVerdict()
    {
        _rig.Flights();
        await _rig.CellAsync("#!mlops-snapshot data/flights.csv --name flights");
        _rig.Notebook.Values["now"] = Enumerable.Range(0, 400).Select(row => new { origin = row % 3 == 0 ? "ONT" : "SFO", delay = (row % 40) + 30 }).ToArray();

        string text = await _rig.CellAsync("#!mlops-drift --baseline flights --current @now");

        Assert.Contains("drifted", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<svg", _rig.Shown.Single().Value[MimeTypes.Html], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pin_WholeNotebook_IsVerifiedByTheTerminal()
    {
        string[] cells =
        [
            "#!mlops-snapshot data/flights.csv --name flights",
            "#!mlops-metric auc --better higher",
            "#!mlops-decide --title \"Which model?\" --choice trees --rejected \"lines: too stiff\"",
            "#!mlops-export --as LoadFlights\nvar late = 15;",
            "#!mlops-pin --question \"Which flights arrive late?\"",
        ];
        Repository.Init(_rig.Root);
        _rig.Flights();
        string notebook = _rig.Save("research.ipynb", cells);
        foreach (string cell in cells)
        {
            await _rig.CellAsync(cell);
        }

        JsonElement pinned = HostedRig.Json(_rig.Shown.Single().Value);
        CommandOutcome verified = await _rig.TerminalAsync("verify", notebook);

        Assert.True(File.Exists(Path.Combine(_rig.Root, ".mlops", "pins", "research.ipynb.pin.json")), pinned.ToString());
        Assert.True(verified.Answer, verified.Bundle.Text);

        _rig.Flights(shift: 30);

        CommandOutcome stale = await _rig.TerminalAsync("verify", notebook);
        Assert.False(stale.Answer);
        Assert.Contains("flights", stale.Bundle.Text, StringComparison.Ordinal);
        Assert.Contains("✗", await _rig.CellAsync("#!mlops-verify"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decide_TwiceTheSame_WritesOneDecision()
    {
        await _rig.CellAsync("#!mlops-decide --title \"Which model?\" --choice trees --evidence \"auc 0.7\"");
        await _rig.CellAsync("#!mlops-decide --title \"Which model?\" --choice trees --evidence \"auc 0.7\"");

        Assert.Single(Directory.GetFiles(Path.Combine(_rig.Root, ".mlops", "decisions"), "*.md"));
        Assert.Contains("Which model?", await _rig.CellAsync("#!mlops-decisions model"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metric_ValueOfAVariable_IsMeasuredInThisNotebook()
    {
        _rig.Notebook.Values["auc"] = 0.75;
        await _rig.CellAsync("#!mlops-metric auc --better higher --value @auc");

        Assert.Contains("0.75", await _rig.CellAsync("#!mlops-metric auc"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Env_InACell_DescribesTheMachine() =>
        Assert.Contains(Environment.Version.ToString(2), await _rig.CellAsync("#!mlops-env"), StringComparison.Ordinal);

    [Fact]
    public async Task Help_OfAllAndOfOne_ShowsWhatTheCatalogueSays()
    {
        Assert.Contains("#!mlops-drift", await _rig.CellAsync("#!mlops-help"), StringComparison.Ordinal);
        Assert.Contains("--baseline", await _rig.CellAsync("#!mlops-drift --help"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!mlops-snapshto data.csv", "MLOPS1001", "snapshot")]
    [InlineData("#!mlops-run research.ipynb", "MLOPS1007", "mlops run")]
    [InlineData("#!mlops-drift --basline x", "MLOPS1002", "--baseline")]
    [InlineData("#!mlops-drift --current x.csv", "MLOPS1003", "drift --help")]
    [InlineData("#!mlops-decide \"unclosed", "MLOPS1008", "Close it")]
    [InlineData("#!mlops-metric auc --better up", "MLOPS1009", "higher")]
    [InlineData("#!mlops-snapshot @missing", "MLOPS1006", "Run the cell")]
    public async Task Line_WrongUsage_IsAFaultWithCodeAndRemedy(string line, string code, string remedy)
    {
        MlopsFaultException fault = await _rig.FaultAsync(line);

        Assert.Equal(code, fault.Code);
        Assert.Contains(remedy, fault.Remedy, StringComparison.Ordinal);
        Assert.Equal($"{code}: {fault.Description} {fault.Remedy}", fault.Message);
        Assert.Equal(Domain.Sessions.CellStatus.Failed, _rig.Last.Status);
    }

    [Fact]
    public async Task Line_Cancelled_IsNoFault()
    {
        _rig.Flights();
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            _rig.Session.RunLineAsync("#!mlops-snapshot data/flights.csv", new NoDisplay(), cancelled.Token));
    }

    private sealed class NoDisplay : Hosting.IHostedDisplay
    {
        public void Show(string id, IReadOnlyDictionary<string, string> content) => throw new InvalidOperationException("Nothing is to be shown.");
    }
}
