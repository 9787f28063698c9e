using MlopsNotebookKernel.Closure.Tests.Rigs;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Closure.Tests;

/// <summary>Commands that a hosted notebook's code calls.</summary>
public sealed class HostedCallTests : IAsyncLifetime
{
    private readonly HostedRig _rig = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _rig.DisposeAsync().AsTask();

    [Fact]
    public async Task Call_WithRows_KeepsThemAndTellsTheJournal()
    {
        _rig.Session.BeginCell("await Mlops.SnapshotAsync(rows)");
        MlopsResult result = await _rig.CallAsync(
            "snapshot", ["--data=@rows", "--name=flights"], new() { ["rows"] = new[] { new { Delay = 4 }, new { Delay = 5 } } });

        Assert.True(result.Answer);
        Assert.Contains("flights", result.Summary, StringComparison.Ordinal);
        Assert.Contains("\"rows\": 2", result.Json, StringComparison.Ordinal);
        JournalFact.SnapshotUsed fact = Assert.Single(_rig.Seen.Journal.Facts.OfType<JournalFact.SnapshotUsed>());
        Assert.Equal((1, "flights"), (fact.ExecutionCount, fact.Name));
    }

    [Fact]
    public async Task Call_ValueWithTheNameOfAVariable_StandsBeforeIt()
    {
        _rig.Notebook.Values["auc"] = 0.1;
        await _rig.CallAsync("metric", ["--name=auc", "--better=higher", "--value=@auc"], new() { ["auc"] = 0.75 });

        MlopsResult variable = await _rig.CallAsync("metric", ["--name=auc", "--value=@auc"]);

        Assert.Equal([0.75, 0.1], _rig.Seen.Journal.Facts.OfType<JournalFact.MetricMeasured>().Select(fact => fact.Value));
        Assert.Contains("0.1", variable.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_DriftedData_IsAnAnswerAndNoFault()
    {
        string path = _rig.Flights();
        await _rig.CellAsync("#!mlops-snapshot data/flights.csv --name flights");
        _rig.Flights(shift: 30);

        MlopsResult result = await _rig.CallAsync("drift", ["--baseline=flights", $"--current={path}"]);

        Assert.False(result.Answer);
        Assert.False(result.HasFault);
    }

    [Fact]
    public async Task Call_ThatDeclaresAVariable_IsRefusedAndLeavesMagicLinesFreeTo()
    {
        _rig.Flights();
        await _rig.CellAsync("#!mlops-snapshot data/flights.csv --name flights");

        MlopsFaultException fault = await Assert.ThrowsAsync<MlopsFaultException>(() => _rig.CallAsync("restore", ["--snapshot=flights", "--as=january"]));

        Assert.Equal("MLOPS1222", fault.Code);
        Assert.Contains("#!mlops-restore", fault.Remedy, StringComparison.Ordinal);
        Assert.Empty(_rig.Notebook.Contributed);
        await _rig.CellAsync("#!mlops-restore flights --as january");
        Assert.Equal(400, await _rig.Notebook.EvaluateAsync("january.Length"));
    }

    [Fact]
    public async Task Call_WrongUsage_IsAFaultWithCodeAndRemedy()
    {
        MlopsFaultException fault = await Assert.ThrowsAsync<MlopsFaultException>(() => _rig.CallAsync("drift", ["--baseline=flights"]));

        Assert.Equal("MLOPS1003", fault.Code);
        Assert.Contains("drift --help", fault.Remedy, StringComparison.Ordinal);
    }
}
