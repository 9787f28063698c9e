using System.Text.Json;
using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Grammar;
using MlopsNotebookKernel.Commands.Sql;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Scripting;
using MlopsNotebookKernel.Storage.Manifests;
using MlopsNotebookKernel.Storage.Objects;
using MlopsNotebookKernel.Tables;

namespace MlopsNotebookKernel.Commands.Tests.Rigs;

/// <summary>Runs commands on real data: with the stores, the table engine and C# sessions as shipped, in a folder of its own.</summary>
internal sealed class DataRig : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("mlops-data-");

    public DataRig()
    {
        Session = new RigSession { WorkingDirectory = Root };
        Services = new CommandServices
        {
            Tables = new(() => new DuckTableEngine()),
            Objects = workspace => new ObjectStore(workspace, Clock),
            Snapshots = workspace => new SnapshotStore(workspace),
            SourceControl = new(() => RigSourceControl.Standing(() => null)),
            Blobs = new(() => new NoBlobs()),
            Fingerprint = new(() => new WholeText()),
            Kernels = null,
            Clock = Clock,
        };
    }

    public string Root => _root.FullName;

    public Workspace Workspace => new(Root, null, null);

    public RigClock Clock { get; } = new();

    public RigSession Session { get; }

    public CommandServices Services { get; }

    public List<CommandProgress> Progress { get; } = [];

    public CommandContext Context(bool inNotebook) => new(Workspace, Root, inNotebook ? Session : null, new Recorder(Progress));

    public async Task<JsonElement> RunAsync(CommandDefinition definition, params string[] words) =>
        CommandRig.Json(await OutcomeAsync(definition, inNotebook: true, words));

    public async Task<JsonElement> RunInTerminalAsync(CommandDefinition definition, params string[] words) =>
        CommandRig.Json(await OutcomeAsync(definition, inNotebook: false, words));

    public Task<CommandOutcome> OutcomeAsync(CommandDefinition definition, bool inNotebook, params string[] words) => definition
        .Create(Services)
        .RunAsync(CommandGrammar.Parse(definition, words), Context(inNotebook), CancellationToken.None);

    /// <summary>Starts a real session whose magic lines are served by this rig.</summary>
    public INotebookKernel StartKernel() =>
        new CSharpKernelFactory(new PlainFormatter(), new MagicCommands(Services), new WholeText(), sql: new SqlCells(Services)).Start(null, Root);

    /// <summary>The test data that the repository commits.</summary>
    public static string Flights(string month)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MlopsNotebookKernel.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "notebooks", "data", $"flights-2001-{month}.csv");
    }

    public string Copy(string source, string path)
    {
        string full = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.Copy(source, full, overwrite: true);
        return full;
    }

    public string Write(string path, string text) => Write(path, System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string path, byte[] bytes)
    {
        string full = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
        return full;
    }

    public string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>The committed facts, by path.</summary>
    public IReadOnlyDictionary<string, string> Facts() => Directory
        .EnumerateFiles(PathOf(".mlops"), "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Where(path => !path.StartsWith(".mlops/objects/", StringComparison.Ordinal))
        .ToDictionary(path => path, path => File.ReadAllText(PathOf(path)));

    /// <summary>Forgets all objects, as a fresh clone has none.</summary>
    public void LoseObjects() => Directory.Delete(Workspace.ObjectsFolder, recursive: true);

    public void Dispose() => _root.Delete(recursive: true);

    private sealed class Recorder(List<CommandProgress> progress) : IProgress<CommandProgress>
    {
        public void Report(CommandProgress value)
        {
            lock (progress)
            {
                progress.Add(value);
            }
        }
    }

    private sealed class NoBlobs : IBlobSource
    {
        public Stream? Find(string repositoryRoot, string path, long length, string sha256, CancellationToken cancellation) => null;
    }

    private sealed class WholeText : ICodeFingerprint
    {
        public string Of(string source) => source;
    }

    private sealed class PlainFormatter : IValueFormatter
    {
        public Bundle Format(object? value) => Bundle.OfText(value?.ToString() ?? "");
    }
}
