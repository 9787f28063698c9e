using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Demonstration;

/// <summary>The model watched: six months of its answers, a fault planted in them, and a thesis on synthetic series.</summary>
public sealed class MonitorTests
{
    private const string Notebook = "notebooks/04-monitor.ipynb";

    [Fact]
    public async Task Monitor_RunAgain_ChangesNoFactAndTellsTheSame()
    {
        using TemporaryRepository repository = TemporaryRepository.WithDemonstration();

        (await ToolRun.Of(repository.Folder, "run", Notebook, "--in-place")).Exits(0);

        // A feed without the exact version of a transitive package gives a newer one, and the pin cell says so.
        Assert.DoesNotContain(repository.Status(), file => file.Contains(".mlops/history", StringComparison.Ordinal) || file.Contains(".mlops/theses", StringComparison.Ordinal));
        string path = Path.Combine(repository.Folder, Notebook);
        Assert.Contains("Healthy: scoring in 2001-06, 4,048 rows.", Notebooks.TextOf(path, "monitor"), StringComparison.Ordinal);
        string alarm = Notebooks.TextOf(path, "alarm");
        Assert.Contains("Not healthy: scoring-with-a-fault in 2001-06", alarm, StringComparison.Ordinal);
        Assert.Contains("share of true shifted on 2001-05-14", alarm, StringComparison.Ordinal);
        string thesis = Notebooks.TextOf(path, "thesis");
        Assert.Contains("Supported, not proven: rebooked-early-synthetic moved", thesis, StringComparison.Ordinal);
        Assert.Contains("None of this is proof", thesis, StringComparison.Ordinal);
    }
}
