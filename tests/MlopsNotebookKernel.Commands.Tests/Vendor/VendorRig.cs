using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlopsNotebookKernel.Code.Fingerprints;
using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Grammar;
using MlopsNotebookKernel.Commands.Pin;
using MlopsNotebookKernel.Commands.Run;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Commands.Vendor;
using MlopsNotebookKernel.Commands.Verify;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Git;
using MlopsNotebookKernel.Rendering.Values;
using MlopsNotebookKernel.Scripting;
using MlopsNotebookKernel.Storage.Manifests;
using MlopsNotebookKernel.Storage.Objects;
using MlopsNotebookKernel.Tables;

namespace MlopsNotebookKernel.Commands.Tests.Vendor;

/// <summary>A repository with a project, built beforehand, and a notebook that calls it in a real session.</summary>
internal sealed class VendorRig : IDisposable
{
    public const string Notebook = "notebooks/research.ipynb";

    public const string Copy = "notebooks/research.vendored.cs";

    private readonly CommandServices _services;

    public VendorRig()
    {
        _services = new CommandServices
        {
            Tables = new(() => new DuckTableEngine()),
            Objects = workspace => new ObjectStore(workspace, TimeProvider.System),
            Snapshots = workspace => new SnapshotStore(workspace),
            SourceControl = new(() => new GitSourceControl()),
            Blobs = new(() => new GitSourceControl()),
            Committed = new(() => new GitSourceControl()),
            Fingerprint = new(() => new CodeFingerprint()),
            Kernels = new(() => new CSharpKernelFactory(new ValueFormatter(), new MagicCommands(_services!), new CodeFingerprint())),
            RunCompletion = services => new PinCompletion(services),
        };
        Git("init", "-q", "-b", "main");
        Write(".gitignore", "bin/\n");
        Write("src/Late/Late.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Version>1.2.0</Version></PropertyGroup></Project>");
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("mlops vendor ").FullName;

    /// <summary>Writes the project's files, builds them, and commits.</summary>
    public void Project(params (string Path, string Text)[] files)
    {
        foreach ((string path, string text) in files)
        {
            Write($"src/Late/{path}", text);
        }

        const string usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Late",
            [.. files.Select(file => CSharpSyntaxTree.ParseText(file.Text)), CSharpSyntaxTree.ParseText(usings)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll")
                .Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        string output = PathOf("src/Late/bin/Debug/net10.0/Late.dll");
        Directory.CreateDirectory(Path.GetDirectoryName(output)!);
        Assert.Empty(compilation.Emit(output).Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error));
        Git("add", "-A");
        Git("commit", "-q", "-m", "Project");
    }

    /// <summary>Saves the notebook: a reference to the project, the given cells, and a pin; runs and commits it.</summary>
    public async Task NotebookAsync(params string[] cells)
    {
        Directory.CreateDirectory(PathOf("notebooks"));
        NotebookDocument.Create(NotebookFormat.Ipynb, ((string[])["#r \"../src/Late/bin/Debug/net10.0/Late.dll\"\nusing Late;", .. cells, "#!mlops-pin --question \"Which are late?\""])
            .Select((cell, index) => NotebookCell.Create(CellKind.Code, cell, id: $"c{index}"))).Save(PathOf(Notebook));
        await RunAsync();
        Git("add", "-A");
        Git("commit", "-q", "-m", "Notebook");
    }

    /// <summary>Runs the notebook in place, and gives what the given cell showed.</summary>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        CommandOutcome outcome = await OutcomeAsync(RunCommand.Definition, Notebook, "--in-place");
        Assert.True(outcome.Answer, outcome.Bundle.Text);
        NotebookDocument document = await NotebookDocument.ReadAsync(PathOf(Notebook), default);
        return [.. document.Cells.SkipLast(1).Select(cell => OutputDigest.Of(cell.Outputs))];
    }

    public Task<CommandOutcome> VendorAsync(params string[] words) => OutcomeAsync(VendorCommand.Definition, [Notebook, .. words]);

    /// <summary>Runs it in a cell of the notebook.</summary>
    public Task<CommandOutcome> VendorInCellAsync(params string[] words) => VendorCommand.Definition.Create(_services).RunAsync(
        CommandGrammar.Parse(VendorCommand.Definition, words),
        new CommandContext(WorkspaceLocator.Find(Root), PathOf("notebooks"), new RigSession { WorkingDirectory = PathOf("notebooks"), NotebookPath = PathOf(Notebook) }, null),
        default);

    public Task<CommandOutcome> VerifyAsync() => OutcomeAsync(VerifyCommand.Definition, Notebook);

    public void LoseProject() => Directory.Delete(PathOf("src"), recursive: true);

    public string PathOf(string path) => Path.Combine(Root, path);

    public string Read(string path) => File.ReadAllText(PathOf(path));

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }

    public void Git(params string[] arguments)
    {
        ProcessStartInfo start = new("git") { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])["-c", "user.name=Ada", "-c", "user.email=ada@example.org", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
    }

    public void Dispose()
    {
        foreach (string file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(Root, recursive: true);
    }

    private Task<CommandOutcome> OutcomeAsync(CommandDefinition definition, params string[] words) => definition.Create(_services).RunAsync(
        CommandGrammar.Parse(definition, words), new CommandContext(WorkspaceLocator.Find(Root), Root, null, null), default);
}
