using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Init;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Notebooks;

namespace MlopsNotebookKernel.Commands.Tests.Init;

public sealed class InitHandlerTests : IDisposable
{
    private readonly CommandRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Run_EmptyFolder_WritesAllButTheWorkflow()
    {
        CommandOutcome outcome = await RunAsync();
        Assert.True(outcome.Answer);
        Assert.Equal([".gitattributes", ".mlops/config.json", "research.ipynb"], _rig.Files().Keys.Order(StringComparer.Ordinal));
        Assert.Equal("{\n  \"schema\": \"mlops.config/1\"\n}\n", _rig.Files()[".mlops/config.json"]);
        Assert.Equal("✓ Set up this folder: 3 of 3 files written, the others kept", CommandRig.Summary(outcome));
        Assert.Contains("diff.mlops-notebook.textconv", outcome.Bundle.Text);
    }

    [Fact]
    public async Task Run_Again_ChangesNothing()
    {
        await RunAsync("--workflow", "github");
        IReadOnlyDictionary<string, string> before = _rig.Files();
        CommandOutcome outcome = await RunAsync("--workflow", "github");
        Assert.Equal(before, _rig.Files());
        Assert.Equal("✓ Nothing to do: this folder is set up already", CommandRig.Summary(outcome));
    }

    [Fact]
    public async Task Run_ExistingFiles_AreKept()
    {
        _rig.Write("research.ipynb", "mine");
        _rig.Write(".mlops/config.json", "{}");
        await RunAsync();
        Assert.Equal("mine", _rig.Files()["research.ipynb"]);
        Assert.Equal("{}", _rig.Files()[".mlops/config.json"]);
    }

    [Fact]
    public async Task Run_Template_IsANotebookInCSharpWhoseCellsRunAsTheyAre()
    {
        await RunAsync();
        NotebookDocument document = await NotebookDocument.ReadAsync(Path.Combine(_rig.Root, "research.ipynb"), CancellationToken.None);
        Assert.Equal("csharp", document.DefaultLanguage);
        Assert.Equal(NotebookFormat.Ipynb, document.Format);
        Assert.NotNull(document.GetMetadata("kernelspec"));
        Assert.All(document.Cells, cell => Assert.NotNull(cell.Id));
        string[] live = [.. document.Cells.Where(cell => cell.Kind == CellKind.Code).SelectMany(cell => cell.Source.Split('\n')).Where(line => !line.StartsWith("//", StringComparison.Ordinal))];
        Assert.Equal(["#!mlops-env", "#!mlops-decisions"], live);
        string text = _rig.Files()["research.ipynb"];
        Assert.Contains("\"nbformat\": 4", text);
        Assert.Contains("\"nbformat_minor\": 5", text);
    }

    [Fact]
    public async Task Run_FolderAndNotebook_AreUsed()
    {
        await RunAsync("notebooks", "--notebook", "notebooks/01.dib", "--workflow", "github");
        Assert.Equal(
            ["notebooks/.gitattributes", "notebooks/.github/workflows/notebooks.yml", "notebooks/.mlops/config.json", "notebooks/01.dib"],
            _rig.Files().Keys.Order(StringComparer.Ordinal));
        Assert.Contains("NOTEBOOK: \"01.dib\"", _rig.Files()["notebooks/.github/workflows/notebooks.yml"]);
    }

    [Fact]
    public async Task Run_WorkflowInARepository_IsWrittenAtItsRoot()
    {
        _rig.Write(".git/HEAD", "ref: refs/heads/main\n");
        await RunAsync("notebooks", "--workflow", "github");
        Assert.Contains("NOTEBOOK: \"notebooks/research.ipynb\"", _rig.Files()[".github/workflows/notebooks.yml"]);
    }

    [Fact]
    public async Task Run_FactsFolderIsAFile_IsRefused()
    {
        _rig.Write(".mlops", "a file");
        InitException error = await Assert.ThrowsAsync<InitException>(() => RunAsync());
        Assert.Equal("MLOPS2101", error.Code);
        Assert.Single(_rig.Files());
    }

    [Theory, InlineData(".mlops"), InlineData(".gitattributes"), InlineData(".github")]
    public async Task Run_LinkOutOfTheRepository_IsRefusedAndNotFollowed(string linked)
    {
        _rig.Write(".git/HEAD", "ref: refs/heads/main\n");
        DirectoryInfo outside = Directory.CreateTempSubdirectory("mlops-outside-");
        string target = linked == ".gitattributes" ? Path.Combine(outside.FullName, "file") : outside.FullName;
        File.CreateSymbolicLink(Path.Combine(_rig.Root, linked), target);

        InitException refused = await Assert.ThrowsAsync<InitException>(() => RunAsync("--workflow", "github"));

        Assert.Equal("MLOPS2103", refused.Code);
        Assert.Empty(outside.EnumerateFileSystemInfos());
        File.Delete(Path.Combine(_rig.Root, linked));
        outside.Delete();
    }

    [Fact]
    public async Task Run_NotebookOfAnotherKind_IsRefusedBeforeAnythingIsWritten()
    {
        await Assert.ThrowsAsync<NotebookException>(() => RunAsync("--notebook", "research.py"));
        Assert.Empty(_rig.Files());
    }

    private Task<CommandOutcome> RunAsync(params string[] words) => _rig.RunInTerminalAsync(InitCommand.Definition, words);
}
