using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Scripting.Tests.Outputs;

public sealed class SessionCommandsTests
{
    [Fact]
    public async Task Mlops_CalledInACell_RunsInTheSessionAndShowsItself()
    {
        await using TestKernel kernel = new();

        var run = await kernel.RunAsync("var rows = new[] { 1, 2 };\nawait Mlops.SnapshotAsync(rows, name: \"numbers\")");

        Assert.Equal("snapshot --data=@rows --name=numbers rows=System.Int32[]", Assert.Single(kernel.Magics.Lines));
        Assert.Equal("<b>done</b>", Assert.IsType<CellOutput.Result>(run.Outputs[^1]).Bundle.Data[MimeTypes.Html]);
    }

    [Fact]
    public async Task Mlops_CommandThatDeclaresAVariable_LeavesItToTheNextCell()
    {
        await using TestKernel kernel = new();

        Assert.Equal("14", await kernel.ResultAsync(
            "var factor = 2;\nvar answer = await Mlops.RestoreAsync(\"january\", @as: \"restored\");\nanswer.Answer",
            "factor * restored"));
    }

    [Fact]
    public async Task Mlops_WrongUsage_FailsTheCellWithCodeAndRemedy()
    {
        await using TestKernel kernel = new();

        CellOutput.Error error = await kernel.ErrorAsync("await Mlops.PinAsync()");

        Assert.Contains("MLOPS1099", error.Message, StringComparison.Ordinal);
        Assert.Contains("Write it right.", error.Message, StringComparison.Ordinal);
    }
}
