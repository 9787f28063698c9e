using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Gate;
using MlopsNotebookKernel.Commands.Grammar;

namespace MlopsNotebookKernel.Commands.Tests.Gate;

/// <summary>The gate in a pipeline: what it adds to the job's summary.</summary>
public sealed class GatePipelineTests : IDisposable
{
    private readonly GateRig _rig = new();

    public GatePipelineTests()
    {
        _rig.Predict("champion.csv", noise: 2);
        _rig.Predict("challenger.csv", noise: 0.5);
        _rig.Data.Write("model.bin", "weights");
    }

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Run_InAPipeline_AddsItsReportToTheSummary()
    {
        _rig.Data.Write("summary.md", "# Before\n\n");

        CommandOutcome outcome = await RunAsync("--ci");

        Assert.True(outcome.Answer);
        string[] summary = File.ReadAllText(_rig.Data.PathOf("summary.md")).Split('\n');
        Assert.Equal("# Before", summary[0]);
        Assert.StartsWith("### PROMOTE delay: auc is better by 0.", summary[2]);
        Assert.Contains("| metric | champion | challenger | improvement | interval |", summary);
        Assert.Contains(summary, line => line.StartsWith("- **met**: auc is better by", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_OutsideAPipeline_LeavesTheSummaryAlone()
    {
        await RunAsync();
        Assert.False(File.Exists(_rig.Data.PathOf("summary.md")));
    }

    /// <summary>Values of a slice come out of data: they are no markup in the summary, and start no line of their own.</summary>
    [Fact]
    public async Task Run_SliceWhoseNameIsMarkup_IsPlainText()
    {
        _rig.WritePolicy(GateRig.Policy.Replace("\"replicates\"", "\"slices\": [{ \"column\": \"origin\", \"metric\": \"auc\", \"floor\": 0.99 }], \"replicates\""));
        _rig.Predict("champion.csv", noise: 2, origin: _ => "<img src=x>|[a](b)");
        _rig.Predict("challenger.csv", noise: 0.5, origin: _ => "<img src=x>|[a](b)");

        await RunAsync("--ci");

        string summary = File.ReadAllText(_rig.Data.PathOf("summary.md"));
        Assert.Contains("&lt;img src=x&gt;\\|\\[a\\](b)", summary);
        Assert.DoesNotContain("<img", summary);
    }

    private Task<CommandOutcome> RunAsync(params string[] words) =>
        new GateHandler(_rig.Data.Services, name => name == "GITHUB_STEP_SUMMARY" ? _rig.Data.PathOf("summary.md") : null).RunAsync(
            CommandGrammar.Parse(GateCommand.Definition, ["delay", "--champion", "champion.csv", "--challenger", "challenger.csv", "--model", "model.bin", .. words]),
            _rig.Data.Context(inNotebook: false),
            CancellationToken.None);
}
