using MlopsNotebookKernel.Closure.Tests.Rigs;

namespace MlopsNotebookKernel.Closure.Tests;

/// <summary>What hosts show above a cell that uses what a decision rejected.</summary>
public sealed class HostedCounselTests : IAsyncDisposable
{
    private const string Cell = "var features = new[] { \"Distance\", \"HourOfDay\" };";

    private readonly HostedRig _rig = new();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public void Counsel_NothingWasDecided_IsQuiet() => Assert.Null(_rig.Counsel(Cell));

    [Fact]
    public async Task Counsel_CellUsesWhatWasRejected_SaysSoUntilItIsAcknowledged()
    {
        await _rig.TerminalAsync("decide", "Which features?", "--choice", "distance", "--rejected", "hour of day: no gain on validation");

        string said = Assert.Single(_rig.Counsel(Cell)!.Split('\n'));
        Assert.Contains("HourOfDay is used here, and \"hour of day\" was rejected on ", said, StringComparison.Ordinal);
        Assert.Null(_rig.Counsel("var features = new[] { \"Distance\" };"));

        string id = Path.GetFileNameWithoutExtension(Assert.Single(Directory.EnumerateFiles(Path.Combine(_rig.Root, ".mlops", "decisions"))));
        await _rig.CellAsync($"#!mlops-decisions --acknowledge {id}");
        Assert.Null(_rig.Counsel(Cell));
    }
}
