using MlopsNotebookKernel.Code.Packages;
using MlopsNotebookKernel.Commands.Completion;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Export;
using MlopsNotebookKernel.Domain.Assistance;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Closure;

/// <summary>A session of a notebook that runs in a host of its own: what the host tells, as commands know it.</summary>
/// <param name="notebook">The host's side.</param>
/// <param name="services">The ports.</param>
/// <param name="magics">The commands.</param>
/// <param name="counsel">Looks at cells before they run.</param>
internal sealed class HostedSession(IHostedNotebook notebook, CommandServices services, IMagicCommands magics, ICellCounsel counsel) : INotebookSession, IHostedSession
{
    private readonly HostedJournal _journal = new(services.Fingerprint);
    private readonly JournalNotebookLocator _locator = new(notebook.WorkingDirectory);
    private readonly AsyncLocal<bool> _isCalledByCode = new();
    private string? _found;
    private int _searched = -1;

    /// <inheritdoc/>
    public string Id { get; } = Guid.NewGuid().ToString("N");

    /// <inheritdoc/>
    public string? NotebookPath => notebook.Path ?? Found();

    /// <inheritdoc/>
    public string WorkingDirectory => notebook.WorkingDirectory;

    /// <inheritdoc/>
    public int ExecutionCount => _journal.ExecutionCount;

    /// <inheritdoc/>
    public string? CurrentSource => _journal.CurrentSource;

    /// <inheritdoc/>
    public Journal Journal => _journal.Journal;

    /// <inheritdoc/>
    public IReadOnlyList<SessionVariable> Variables =>
        [.. notebook.Variables.Select(variable => new SessionVariable(variable.Name, variable.Type, variable.Value))];

    /// <inheritdoc/>
    /// <remarks>In the versions that are loaded, where the host brings an assembly of its own.</remarks>
    public IReadOnlyList<ResolvedPackage> Packages
    {
        get
        {
            HostedPackage[] packages = [.. AllPackages().Where(package => !IsOwn(package))];
            return LoadedVersions.Correct(
                PackageFolder.Read(packages, Requested()),
                notebook.References,
                packages.Where(package => package.Folder is not null).ToDictionary(package => package.Id, package => package.Folder!, StringComparer.OrdinalIgnoreCase));
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> ReferencedFiles =>
    [
        .. notebook.References.Where(path => PackageFolder.Owning(path) is null)
            .Concat(Sources().SelectMany(CodePackages.FilesReferencedBy).Select(path => Path.GetFullPath(path, WorkingDirectory)).Where(File.Exists))
            .Distinct(StringComparer.Ordinal),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> ReferencePaths =>
    [
        .. notebook.References.Where(path => PackageFolder.Owning(path) is { } package && !IsOwn(package)),
        .. ReferencedFiles,
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Imports =>
        [.. notebook.Imports.Append("MlopsNotebookKernel.Cells").Append("static MlopsNotebookKernel.Cells.Notebook").Distinct(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public async Task DeclareAsync(string name, object? value, string? typeName, CancellationToken cancellation)
    {
        string type = typeName ?? (value is null ? "object" : DeclaredType.Of(value.GetType()));
        string slot = ParkedValues.Park(value);
        try
        {
            await RunContributedAsync(ContributedCode.Declaration(name, type, slot), cancellation).ConfigureAwait(false);
        }
        finally
        {
            ParkedValues.Discard(slot);
        }
    }

    /// <inheritdoc/>
    public async Task<object?> ContributeAsync(string code, CancellationToken cancellation)
    {
        string slot = ParkedValues.Park(null);
        try
        {
            await RunContributedAsync(ContributedCode.WithValueIn(slot, code), cancellation).ConfigureAwait(false);
            return ParkedValues.Take(slot);
        }
        finally
        {
            ParkedValues.Discard(slot);
        }
    }

    /// <inheritdoc/>
    public Task RunLineAsync(string line, IHostedDisplay display, CancellationToken cancellation) => FaultBridge.RunAsync(async () =>
    {
        await magics.RunAsync(line, this, new DisplaySink(display), cancellation).ConfigureAwait(false);
        return true;
    });

    /// <inheritdoc/>
    public Task<MlopsResult> RunAsync(
        string verb, IReadOnlyList<string> words, IReadOnlyDictionary<string, object?> values, CancellationToken cancellation) =>
        FaultBridge.RunAsync(async () =>
        {
            _isCalledByCode.Value = true;
            CommandAnswer answer = await magics.CallAsync(verb, words, HostedValues.Of(values), this, cancellation).ConfigureAwait(false);
            return new MlopsResult(answer.Answer, answer.HasFault, answer.Bundle.Data);
        });

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ValuesAsync(string verb, string parameter, CancellationToken cancellation)
    {
        IReadOnlyList<CompletionItem> items = await new ParameterValues(services).OfAsync(verb, parameter, this, cancellation).ConfigureAwait(false);
        return [.. items.Select(item => item.Text)];
    }

    /// <inheritdoc/>
    /// <remarks>Where nothing was decided, the notebook is not even looked for among the saved ones.</remarks>
    public IReadOnlyDictionary<string, string>? Counsel(string source) =>
        Directory.Exists(Path.Combine(WorkspaceLocator.Find(WorkingDirectory).FactsFolder, "decisions")) ? counsel.Of(source, this)?.Data : null;

    /// <inheritdoc/>
    public Task<HostedReferences?> ReferencesAsync(string source, CancellationToken cancellation) => FaultBridge.RunAsync(async () =>
        await ProjectReferences.ExpandAsync(source, WorkingDirectory, cancellation).ConfigureAwait(false) is { } cell
            ? new HostedReferences(cell.Needed, cell.Source)
            : null);

    /// <inheritdoc/>
    public void BeginCell(string source) => _journal.Begin(source);

    /// <inheritdoc/>
    public void AddOutput(HostedOutput output) => _journal.Add(output);

    /// <inheritdoc/>
    public void EndCell(HostedEnding ending) => _journal.End(ending);

    /// <inheritdoc/>
    public void AddEarlierCell(string source) => _journal.AddEarlier(source);

    private static bool IsOwn(HostedPackage? package) => OwnPackage.Is(package?.Id);

    private async Task RunContributedAsync(string code, CancellationToken cancellation)
    {
        if (_isCalledByCode.Value)
        {
            // The host keeps one state a cell: what is declared while a cell runs would be lost when it ends.
            throw new HostException(
                "MLOPS1222", "In this host a cell that runs cannot get a new variable.",
                "Use the magic line, such as #!mlops-restore SNAPSHOT --as NAME, on a line of its own.");
        }

        try
        {
            await notebook.ContributeAsync(code, cancellation).ConfigureAwait(false);
        }
        catch (InvalidOperationException fault)
        {
            throw new HostException(
                "MLOPS1206", $"Code that a command contributes does not run: {fault.Message}",
                "Check that the names and types it uses are declared in the notebook.", fault);
        }
    }

    /// <summary>The packages the host told of, and those it had before it could tell: found by what cells compile against.</summary>
    private IEnumerable<HostedPackage> AllPackages() => notebook.Packages
        .Concat(notebook.References.Select(PackageFolder.Owning).OfType<HostedPackage>())
        .DistinctBy(package => package.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>The cells that ran, and the one that runs.</summary>
    private IEnumerable<string> Sources() => Journal.Entries.Select(entry => entry.Source).Append(CurrentSource ?? "");

    /// <summary>The requests of all cells that ran, the latest of each id.</summary>
    private Dictionary<string, string?> Requested()
    {
        Dictionary<string, string?> requested = new(StringComparer.OrdinalIgnoreCase);
        foreach (string source in Sources())
        {
            foreach (PackageRequest request in CodePackages.RequestedBy(source))
            {
                requested[request.Id] = request.Version;
            }
        }

        return requested;
    }

    /// <summary>Looked for again only after another cell ran or the file was moved: the answer may have changed then.</summary>
    private string? Found()
    {
        if (_found is not null && !File.Exists(_found))
        {
            (_found, _searched) = (null, -1);
        }

        int count = Journal.Entries.Count;
        if (_found is null && _searched != count)
        {
            _searched = count;
            _found = _locator.Locate(Journal);
        }

        return _found;
    }
}
