using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Init;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Commands.Text;
using MlopsNotebookKernel.Domain.Notebooks;

namespace MlopsNotebookKernel.Commands.Tests.Text;

public sealed class TextHandlerTests : IDisposable
{
    private readonly CommandRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Run_Notebook_PrintsItsCellsAndWhatTheyPutOut()
    {
        NotebookDocument document = ResearchTemplate.Create(NotebookFormat.Ipynb);
        document = document.Replace(1, document.Cells[1].WithRun(1, [new Domain.Outputs.CellOutput.Stream(false, "an output")]));
        _rig.Write("a.ipynb", document.ToText());
        CommandOutcome outcome = await _rig.RunInTerminalAsync(TextCommand.Definition, "a.ipynb");
        Assert.True(outcome.Answer);
        Assert.Contains("#!mlops-decisions\n", outcome.Bundle.Text);
        Assert.Contains("# The question, in one sentence", outcome.Bundle.Text);
        Assert.Contains("\n//> an output\n", outcome.Bundle.Text);
        CommandOutcome code = await _rig.RunInTerminalAsync(TextCommand.Definition, "a.ipynb", "--code-only");
        Assert.DoesNotContain("an output", code.Bundle.Text);
    }

    [Fact]
    public async Task Run_BrokenNotebook_ShowsItsTextAndSaysWhy()
    {
        _rig.Write("a.ipynb", "{ broken");
        CommandOutcome outcome = await _rig.RunInTerminalAsync(TextCommand.Definition, "a.ipynb");
        Assert.True(outcome.Answer);
        Assert.StartsWith("// MLOPS11", outcome.Bundle.Text);
        Assert.EndsWith("\n{ broken", outcome.Bundle.Text);
    }

    [Fact]
    public async Task Run_MissingNotebook_IsAnError() =>
        await Assert.ThrowsAsync<NotebookException>(() => _rig.RunInTerminalAsync(TextCommand.Definition, "none.ipynb"));
}
