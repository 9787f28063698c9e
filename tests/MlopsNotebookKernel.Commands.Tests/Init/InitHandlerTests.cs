using System.Diagnostics;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Init;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Gates;
using MlopsNotebookKernel.Domain.Gates.Records;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Workspaces;

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
        Assert.Equal("✓ Set up this folder: 3 files written", CommandRig.Summary(outcome));
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

    [Theory]
    [InlineData("pre-push")]
    [InlineData("pre-commit")]
    public async Task Run_Hook_IsExecutableAndNeverOverwritten(string hook)
    {
        string path = $".git/hooks/{hook}";
        _rig.Write(".git/HEAD", "ref: refs/heads/main\n");
        CommandOutcome outcome = await RunAsync("--hook", hook);
        Assert.Contains(path, outcome.Bundle.Text, StringComparison.Ordinal);
        string text = _rig.Files()[path];
        Assert.StartsWith("#!/bin/sh\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        if (!OperatingSystem.IsWindows())
        {
            Assert.True(File.GetUnixFileMode(Path.Combine(_rig.Root, path)).HasFlag(UnixFileMode.UserExecute));
        }

        _rig.Write(path, "#!/bin/sh\nmine\n");
        outcome = await RunAsync("--hook", hook);
        Assert.Equal("#!/bin/sh\nmine\n", _rig.Files()[path]);
        Assert.Contains("your own hook stays", outcome.Bundle.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_HookWhereASettingSendsHooksElsewhere_WritesNone()
    {
        _rig.Write(".git/HEAD", "ref: refs/heads/main\n");
        _rig.Write(".git/config", "[core]\n\thooksPath = .husky\n");
        Assert.Contains(".husky", (await RunAsync("--hook", "pre-push")).Bundle.Text, StringComparison.Ordinal);
        Assert.False(_rig.Files().ContainsKey(".git/hooks/pre-push"));
    }

    [Fact]
    public async Task Run_HookWithoutGit_SaysSo() =>
        Assert.Equal("MLOPS2104", (await Assert.ThrowsAsync<InitException>(() => RunAsync("--hook", "pre-push"))).Code);

    /// <summary>The hook as Git runs it, with a tool that holds or does not, or is not there.</summary>
    [Theory]
    [InlineData("exit 0", 0, "")]
    [InlineData("exit 1", 1, "a stamp does not hold")]
    [InlineData("exit 3", 3, "a stamp does not hold")]
    [InlineData(null, 0, "there is no mlops here")]
    public void Hook_RunByGit_StopsWhatDoesNotHold(string? tool, int code, string said)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _rig.Write("hook", HookTemplate.Write("pre-push"));
        _rig.Write("bin/git", $"#!/bin/sh\necho '{_rig.Root}'\n");
        if (tool is not null)
        {
            _rig.Write("bin/mlops", $"#!/bin/sh\n[ \"$1 $2\" = \"verify --stamped\" ] || exit 9\n{tool}\n");
        }

        foreach (string file in Directory.EnumerateFiles(Path.Combine(_rig.Root, "bin")))
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        ProcessStartInfo start = new("/bin/sh", [Path.Combine(_rig.Root, "hook")]) { RedirectStandardError = true, WorkingDirectory = _rig.Root };
        start.Environment["PATH"] = Path.Combine(_rig.Root, "bin");
        using Process process = Process.Start(start)!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(code, process.ExitCode);
        Assert.Contains(said, error, StringComparison.Ordinal);
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
    public async Task Run_Gate_WritesItsPolicyAndAWorkflowThatAsksIt()
    {
        _rig.Write(".git/HEAD", "ref: refs/heads/main\n");
        await RunAsync("notebooks", "--gate", "flight-delay");
        string workflow = _rig.Files()[".github/workflows/retraining.yml"];
        Assert.Contains("GATE: \"flight-delay\"", workflow);
        Assert.Contains("working-directory: \"notebooks\"", workflow);
        Assert.Contains("dotnet mlops gate \"$GATE\" --challenger out/challenger.csv \"${champion[@]}\" --model \"$MODEL\" --ci", workflow);
        Assert.Contains("${{ steps.gate.outputs.promoted }}", workflow);
        Assert.Equal("flight-delay", new GateStore(WorkspaceLocator.Find(Path.Combine(_rig.Root, "notebooks"))).Policy("flight-delay").Name);

        IReadOnlyDictionary<string, string> before = _rig.Files();
        await RunAsync("notebooks", "--gate", "flight-delay");
        Assert.Equal(before, _rig.Files());
    }

    [Fact]
    public async Task Run_GateWhoseNameIsNone_IsRefused()
    {
        GateException refused = await Assert.ThrowsAsync<GateException>(() => RunAsync("--gate", "../other"));
        Assert.Equal("MLOPS2602", refused.Code);
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
