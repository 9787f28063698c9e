using System.Text.Json;
using MlopsNotebookKernel.Code.Fingerprints;
using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Grammar;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Storage.Objects;

namespace MlopsNotebookKernel.Commands.Tests.Rigs;

/// <summary>Runs commands as a door would, in a workspace of its own that is removed afterwards.</summary>
internal sealed class CommandRig : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("mlops-rig-");

    public CommandRig()
    {
        Workspace = new Workspace(Root, null, null);
        Session = new RigSession { WorkingDirectory = Root };
    }

    public string Root => _root.FullName;

    public Workspace Workspace { get; }

    public RigSession Session { get; }

    public RigSnapshots Snapshots { get; } = new();

    public RepositoryState? Repository { get; set; }

    public RigKernels Kernels { get; } = new();

    public RigClock Clock { get; } = new();

    /// <summary>Runs a command in a cell.</summary>
    public Task<CommandOutcome> RunAsync(CommandDefinition definition, params string[] words) => RunAsync(definition, inNotebook: true, words);

    /// <summary>Runs a command in a terminal.</summary>
    public Task<CommandOutcome> RunInTerminalAsync(CommandDefinition definition, params string[] words) => RunAsync(definition, inNotebook: false, words);

    /// <summary>All files of the workspace with their content, by path.</summary>
    public IReadOnlyDictionary<string, string> Files() => Directory
        .EnumerateFiles(Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        .ToDictionary(path => Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText);

    public string Write(string path, string text)
    {
        string full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    public static JsonElement Json(CommandOutcome outcome) => JsonDocument.Parse(outcome.Bundle.Data[MimeTypes.Result]).RootElement;

    public static string Summary(CommandOutcome outcome) => outcome.Bundle.Text.Split('\n')[0];

    public void Dispose() => _root.Delete(recursive: true);

    private Task<CommandOutcome> RunAsync(CommandDefinition definition, bool inNotebook, string[] words)
    {
        CommandServices services = new()
        {
            Tables = new(() => throw new NotSupportedException("No tables here.")),
            Objects = workspace => new ObjectStore(workspace, Clock),
            Snapshots = _ => Snapshots,
            SourceControl = new(() => RigSourceControl.Standing(() => Repository)),
            Fingerprint = new(() => new CodeFingerprint()),
            Kernels = null,
            KernelRegistry = new(() => Kernels),
            KernelServer = new(() => Kernels),
            Clock = Clock,
        };
        CommandContext context = new(Workspace, Root, inNotebook ? Session : null, null);
        return definition.Create(services).RunAsync(CommandGrammar.Parse(definition, words), context, CancellationToken.None);
    }
}
