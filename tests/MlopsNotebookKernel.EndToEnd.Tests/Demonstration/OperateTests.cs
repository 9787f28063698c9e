using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Demonstration;

/// <summary>The model in use: deliveries are checked, a defect is recorded and found again, and each retrained model meets the gate.</summary>
public sealed class OperateTests
{
    private const string Notebook = "notebooks/03-operate.ipynb";

    [Fact]
    public async Task Operate_RunAgain_ChangesNoFile()
    {
        using TemporaryRepository repository = TemporaryRepository.WithDemonstration();

        (await ToolRun.Of(repository.Folder, "run", Notebook, "--in-place")).Exits(0);

        Assert.Empty(repository.Status());
        string path = Path.Combine(repository.Folder, Notebook);
        Assert.Contains("Refused: the check passes on the bad rows.", Notebooks.TextOf(path, "looks-away"), StringComparison.Ordinal);
        Assert.Contains("Refused: the check fails on flights-january@", Notebooks.TextOf(path, "too-strict"), StringComparison.Ordinal);
        Assert.Contains("fails on 1 of 1 bad row and passes on flights-january@", Notebooks.TextOf(path, "right"), StringComparison.Ordinal);
        Assert.Contains("data/flights-2001-02.csv: 1 error (arrival-on-the-wrong-day), 3 checks hold.", Notebooks.TextOf(path, "february"), StringComparison.Ordinal);
        Assert.Contains("PROMOTE flight-delay, the first: auc is 0.6", Notebooks.TextOf(path, "january-gate"), StringComparison.Ordinal);
        Assert.Contains("PROMOTE flight-delay: auc is better by", Notebooks.TextOf(path, "march-gate"), StringComparison.Ordinal);
        Assert.Contains("champion @challengerInMay since", Notebooks.TextOf(path, "gate-history"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_InAPipeline_AnswersWithTheExitCode()
    {
        using TemporaryRepository repository = TemporaryRepository.WithDemonstration();
        string folder = Path.Combine(repository.Folder, "notebooks");

        (await ToolRun.Of(folder, "check", "data/flights-2001-02.csv", "--trx", "checks.trx")).Exits(1);
        (await ToolRun.Of(folder, "check", "data/flights-2001-03.csv")).Exits(0);
        (await ToolRun.Of(folder, "check", "data/none-*.csv")).Exits(2);

        Assert.Contains("arrival-on-the-wrong-day", File.ReadAllText(Path.Combine(folder, "checks.trx")), StringComparison.Ordinal);
    }
}
