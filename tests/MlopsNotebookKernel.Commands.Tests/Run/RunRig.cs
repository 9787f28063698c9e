using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Grammar;
using MlopsNotebookKernel.Commands.Run;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Tests.Run;

/// <summary>Runs <c>mlops run</c> with a scripted kernel in a folder that is removed afterwards.</summary>
internal sealed class RunRig : IDisposable, INotebookKernelFactory, IRunCompletion, IProgress<CommandProgress>, IOutputSink
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("mlops-run-");
    private readonly CancellationTokenSource _stop = new();

    public string Root => _root.FullName;

    public IReadOnlyList<ResolvedPackage>? Pinned { get; private set; }

    public ScriptedKernel? Kernel { get; private set; }

    public List<string> Progress { get; } = [];

    public List<CellOutput> Streamed { get; } = [];

    public int Completed { get; private set; }

    public string Write(string name, params NotebookCell[] cells)
    {
        NotebookDocument.Create(NotebookDocument.FormatOf(name), cells).Save(Path.Combine(Root, name));
        return name;
    }

    public static NotebookCell CodeCell(string source, string language = "csharp", params string[] tags) =>
        NotebookCell.Create(CellKind.Code, source, language, tags);

    public string Text(string name) => File.ReadAllText(Path.Combine(Root, name));

    public NotebookDocument Read(string name) => NotebookDocument.Parse(Text(name), NotebookDocument.FormatOf(name), name);

    public Task<CommandOutcome> RunAsync(params string[] words)
    {
        CommandServices services = new()
        {
            Tables = new(() => throw new NotSupportedException()),
            Objects = _ => throw new NotSupportedException(),
            Snapshots = _ => throw new NotSupportedException(),
            SourceControl = new(() => throw new NotSupportedException()),
            Fingerprint = new(() => throw new NotSupportedException()),
            Kernels = new(() => this),
            RunCompletion = _ => this,
            Clock = new RigClock(),
        };
        return RunCommand.Definition.Create(services).RunAsync(
            CommandGrammar.Parse(RunCommand.Definition, words),
            new CommandContext(new Workspace(Root, null, null), Root, null, this, this),
            _stop.Token);
    }

    public INotebookKernel Start(string? notebookPath, string workingDirectory, IReadOnlyList<ResolvedPackage>? pinned = null)
    {
        Pinned = pinned;
        return Kernel = new ScriptedKernel(notebookPath, workingDirectory, _stop.Cancel);
    }

    public Task<NotebookDocument> CompleteAsync(INotebookSession session, NotebookDocument document, CancellationToken cancellation)
    {
        Completed++;
        return Task.FromResult(document.WithMetadata("mlops", "settled"));
    }

    public void Report(CommandProgress value) => Progress.Add(value.Text);

    public void Write(CellOutput output) => Streamed.Add(output);

    public void Dispose()
    {
        _stop.Dispose();
        _root.Delete(recursive: true);
    }
}
