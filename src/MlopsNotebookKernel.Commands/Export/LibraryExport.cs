using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Code.Exports.Calls;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>One export: what the notebook makes, compared with what lies in the folder, built, and written.</summary>
internal sealed class LibraryExport
{
    /// <summary>The test that looks at the notebook and at <c>export.json</c>, which is written last.</summary>
    private const string AgreementTest = "NotebookAgreementTests";

    private readonly NotebookToExport _notebook;
    private readonly CommandContext _context;
    private readonly string _folder;
    private readonly string _target;
    private readonly ExportRequest _request;
    private readonly ExportPlan _plan;
    private readonly ExportManifest? _recorded;
    private readonly MergeSide _prefer;
    private readonly List<string> _warnings = [];
    private readonly List<string> _notes = [];
    private IReadOnlyList<ExportClone> _clones = [];
    private IReadOnlyList<ExpectedCall> _calls;
    private IReadOnlyList<string> _unconfirmed;
    private bool _isFromSession;
    private IReadOnlyList<ExpectedValue> _expected;
    private IReadOnlyList<FileChange> _changes = [];
    private ExportManifest _manifest = null!;

    /// <summary>Makes the library's text; nothing is written.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="context">Where the command runs.</param>
    /// <param name="folder">The library's folder, absolute.</param>
    /// <param name="target">The folder as the user wrote it.</param>
    /// <param name="named">The cells that the command line marks; see <see cref="CellMarks"/>.</param>
    /// <param name="prefer">Whose lines stand where library and notebook changed the same ones.</param>
    /// <exception cref="ExportException">The notebook's code cannot become a library.</exception>
    public LibraryExport(
        NotebookToExport notebook, CommandContext context, string folder, string target, IReadOnlyList<string> named, MergeSide prefer)
    {
        _prefer = prefer;
        _context = context;
        _folder = folder;
        _target = target;
        RefuseLinkedFolder(folder, target);
        _recorded = ExportManifest.Read(folder);
        _notebook = notebook with { Cells = CellMarks.Apply(notebook.Cells, named, _recorded?.Sources ?? []) };
        string[] names = [.. Path.GetFileName(folder).Split('.').Select(Identifiers.Pascal)];
        if (!names.All(Identifiers.IsIdentifier))
        {
            throw new ExportException("MLOPS1809", $"The folder {target} gives the library no name.", "Name the folder as the library is to be called: --to FlightDelay.");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(notebook.Path)) == folder)
        {
            throw new ExportException("MLOPS1809", $"The notebook lies in {target} itself.", "Export into a folder of the library's own: --to FlightDelay.");
        }

        ExportRequest request = Request(string.Join('.', names));
        _plan = LibraryGenerator.Generate(request);
        _request = request with { Packages = NeededPackages.Of(notebook.Packages, notebook.ReferencePaths, _plan.UsedReferencePaths) };
        _unconfirmed = IsSameCode() ? _recorded!.Unconfirmed : [];
        _expected = Expected();

        // What calls gave is seen again when the code changed; until then, what is known of functions that are still there.
        _calls = [.. (_recorded?.Calls ?? []).Where(call => _plan.PureFunctions.Any(function => function.Signature == call.Function))];
        Compare();
    }

    private SolutionMembers? Solution => _request.Style.Solution is { } solution ? new SolutionMembers(solution, _folder) : null;

    private IReadOnlyList<string> MissingIn(SolutionMembers solution) => solution.Missing(_manifest.Files.Select(file => file.Path));

    private int MarkedCells => _plan.Sources.Count(source => source.Mark is not null);

    /// <summary>Compares library and notebook.</summary>
    public ExportResult.Checked Check()
    {
        if (_recorded is null)
        {
            throw new ExportException("MLOPS1809", $"Nothing was exported to {_target} yet.", "Export first, without --check.");
        }

        HashSet<string> known = [.. _recorded.Sources.Select(source => source.Sha256)];
        List<string> notebook = [.. _manifest.Sources.Where(source => !known.Contains(source.Sha256)).Select(Name)];
        HashSet<string?> names = [.. _manifest.Sources.Select(Name)];
        notebook.AddRange(_recorded.Sources.Select(Name).Where(name => !names.Contains(name)).Select(name => $"{name} (no longer marked)"));
        List<string> library = [.. FileChanges.Between(_folder, _recorded.Files, [])
            .Where(change => change.Kind == FileChangeKind.Conflict)
            .Select(change => change.Path)];
        library.AddRange(_recorded.Files
            .Where(file => !File.Exists(Path.Combine(_folder, file.Path)))
            .Select(file => $"{file.Path} (missing)"));
        return new ExportResult.Checked(_plan.LibraryName, _target, Path.GetFileName(_notebook.Path), notebook, library, Changed(withDiff: true));
    }

    /// <summary>Shows what an export would do.</summary>
    /// <param name="cancellation">Cancels.</param>
    public async Task<ExportResult.Exported> DryRunAsync(CancellationToken cancellation)
    {
        await FindClonesAsync(cancellation).ConfigureAwait(false);
        _warnings.AddRange(Unfinished().Select(refusal => refusal.ToString()));
        if (Solution is { } solution && MissingIn(solution) is { Count: > 0 } missing)
        {
            _notes.Add($"Would be added to {solution.Name}: {string.Join(", ", missing)}.");
        }

        return Result(isDryRun: true);
    }

    /// <summary>Builds the library and writes it; nothing to change is nothing to build.</summary>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="ExportException">A hand edit is in the way (MLOPS1804), or the library does not build.</exception>
    public async Task<ExportResult.Exported> RunAsync(CancellationToken cancellation)
    {
        if (Unfinished() is { Count: > 0 } unfinished)
        {
            throw ExportException.Refused(unfinished);
        }

        RefuseConflicts();
        await FindClonesAsync(cancellation).ConfigureAwait(false);
        if (Writes().Any())
        {
            await BuildAsync(cancellation).ConfigureAwait(false);
            RefuseConflicts();
            Write();
        }

        if (Solution is { } solution && MissingIn(solution) is { Count: > 0 } missing)
        {
            await solution.AddAsync(missing, cancellation).ConfigureAwait(false);
            _notes.Add($"Added to {solution.Name}: {string.Join(", ", missing)}.");
        }

        return Result(isDryRun: false);
    }

    private async Task FindClonesAsync(CancellationToken cancellation) => _clones = await new RepeatedCode(_notebook, _folder).FindAsync(
        _plan.Sources.Where(source => source.Mark is not null).Select(source => source.Cell).ToHashSet(),
        (_recorded?.Files ?? []).Concat(_manifest.Files).Select(file => file.Path).ToHashSet(StringComparer.Ordinal),
        cancellation).ConfigureAwait(false);

    private async Task BuildAsync(CancellationToken cancellation)
    {
        // A record that changes alone (a comment in a cell that leaves no trace in the library) needs no build.
        if (Writes().All(change => change.Path == ExportManifest.FileName))
        {
            return;
        }

        string testFolder = LibraryProject.TestFolder(_plan.LibraryName);
        if ((!IsSameCode() || _recorded!.Calls is null) && CallTraceText.Files(_plan) is { Count: > 0 } traced)
        {
            _context.Progress?.Report(new CommandProgress($"seeing what the functions of {_plan.LibraryName} are called with"));
            await TraceAsync(testFolder, traced, cancellation).ConfigureAwait(false);
        }

        _context.Progress?.Report(new CommandProgress($"building {_plan.LibraryName} and running its tests"));
        IReadOnlyList<string> failed = await new LibraryBuild(_folder, _request.Style.Runner)
            .RunAsync(_changes, testFolder, AgreementTest, cancellation)
            .ConfigureAwait(false);
        if (failed.Count == 0)
        {
            return;
        }

        HashSet<string> names = [.. failed.Select(test => test[(test.LastIndexOf('.') + 1)..])];
        List<string> unconfirmed = [.. _plan.Replay
            .Where(value => names.Contains(LibraryProject.TestName(value)))
            .Select(value => value.Variable)];
        HashSet<string> known = [.. unconfirmed];
        List<string> others = [.. names.Where(test => !_plan.Replay.Any(value => LibraryProject.TestName(value) == test)
            && !(known.Count > 0 && test.EndsWith("_WithTheNotebooksOptions_GivesItsMetrics", StringComparison.Ordinal)))];
        if (others.Count > 0)
        {
            throw new ExportException("MLOPS1806", $"Tests of the library fail: {string.Join(", ", others)}.", "Mend what they test (a hand edit, or a cell), then export again; nothing was written.");
        }

        _expected = [.. _expected.Where(value => !unconfirmed.Contains(value.Variable))];
        if (_isFromSession)
        {
            _unconfirmed = [.. _unconfirmed.Union(unconfirmed).Order(StringComparer.Ordinal)];
        }
        else
        {
            _warnings.Add($"What an earlier run had in {string.Join(", ", unconfirmed)} no longer holds, so it is not tested. Run the notebook with its export cell to record what it has now.");
        }

        Compare();
    }

    private async Task TraceAsync(string testFolder, IReadOnlyList<ExportedFile> traced, CancellationToken cancellation)
    {
        try
        {
            string json = await new LibraryBuild(_folder, _request.Style.Runner)
                .TraceAsync(_changes, testFolder, traced, cancellation)
                .ConfigureAwait(false);
            _calls = CallTests.Compiling(_plan, _request, ExpectedCalls.Parse(json));
            Compare();
        }
        catch (ExportException fault) when (fault.Code == "MLOPS1806")
        {
            // The library itself is built next, and says so if it is at fault.
            _warnings.Add($"The calls of its functions could not be seen, so they have no tests of their own: {fault.Message}");
        }
    }

    private void Write()
    {
        ExportFolder library = new(_folder);
        foreach (FileChange change in Writes().OrderBy(change => change.Path == ExportManifest.FileName))
        {
            string path = library.PathOf(change.Path);
            if (change.After is { } text)
            {
                AtomicFile.WriteText(path, text);
            }
            else
            {
                File.Delete(path);
            }
        }
    }

    private IEnumerable<FileChange> Writes() => _changes.Where(change => change.IsWrite);

    /// <summary>The marked cells that did not run since their last edit.</summary>
    private List<ExportRefusal> Unfinished() => [.. _plan.Sources
        .Where(source => source.Mark is not null && _notebook.Unfinished.ContainsKey(source.Cell))
        .Select(source => new ExportRefusal(source.Cell, 1, _notebook.Unfinished[source.Cell], "Run the notebook, save it, and export again."))];

    /// <summary>A folder that the user names may lie anywhere; one in the workspace that a link puts elsewhere was not meant.</summary>
    private static void RefuseLinkedFolder(string folder, string target)
    {
        Workspace workspace = WorkspaceLocator.Find(Path.GetDirectoryName(folder)!);
        string root = workspace.GitRoot ?? workspace.Root;
        if (PathFence.Contains(root, folder) && PathFence.Objection(root, folder) is { } objection)
        {
            throw new ExportException("MLOPS1811", $"The path {target} {objection}; nothing was written.", "Name the folder that is meant, without the link.");
        }
    }

    private void RefuseConflicts()
    {
        List<FileChange> conflicts = [.. _changes.Where(change => change.Kind == FileChangeKind.Conflict)];
        if (conflicts.Count > 0)
        {
            throw new ExportException(
                "MLOPS1804",
                $"{string.Join(", ", conflicts.Select(change => change.Path))} {(conflicts.Count == 1 ? "was" : "were")} edited by hand, and the notebook changed the same lines; nothing was written:\n"
                    + string.Concat(conflicts.Select(ConflictText.Of)),
                "Make both sides the same, or say which stands: --prefer library, or --prefer notebook.");
        }
    }

    private ExportResult.Exported Result(bool isDryRun) => new(
        _plan.LibraryName,
        _target,
        Path.GetFileName(_notebook.Path),
        isDryRun,
        MarkedCells,
        _plan.Members,
        Changed(withDiff: isDryRun),
        [.. _expected.Where(value => value.Checks.Count > 0).Select(value => value.Variable)],
        _unconfirmed,
        _notes,
        _clones,
        [.. _warnings, .. _plan.Remarks, .. Unconfirmed()])
    {
        // In the notebook itself the cells are at hand, and its saved output says the library and no more.
        Use = _context.Session is null ? Use() : null,
    };

    private LibraryUse Use()
    {
        string project = Path.Combine(_folder, _plan.LibraryName + ".csproj");
        string reference = Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(_notebook.Path))!, project).Replace('\\', '/');
        return new LibraryUse(NotebookCallText.Reference(_plan, reference), _plan.NotebookCalls);
    }

    private IEnumerable<string> Unconfirmed() => _unconfirmed.Count == 0 ? [] :
        [$"Called on its own, the library gives another {string.Join(", ", _unconfirmed)} than the notebook had: its state depends on more than the exported cells. Not tested."];

    private IReadOnlyList<ChangedFile> Changed(bool withDiff) =>
        [.. _changes.Where(change => change.Kind != FileChangeKind.Unchanged).Select(change => ChangedFile.Of(change, withDiff))];

    private ExportRequest Request(string name) => new(
        name,
        Relative(_notebook.Path),
        Stamp(),
        _notebook.Cells,
        _notebook.Imports,
        _notebook.ReferencePaths,
        [],
        [.. _notebook.ReferencedFiles.Select(Relative)])
    {
        Style = RepositoryStyleReader.Around(_folder),
    };

    private string Relative(string path) => Path.GetRelativePath(_folder, path).Replace('\\', '/');

    /// <summary>Where the notebook's stamp lies, if it has one.</summary>
    private string? Stamp()
    {
        Workspace workspace = WorkspaceLocator.Find(_notebook.Path);
        string path = Path.Combine(workspace.FactsFolder, "pins", workspace.Relative(_notebook.Path) + ".pin.json");
        return File.Exists(path) ? Relative(path) : null;
    }

    private bool IsSameCode() => _recorded is not null
        && _recorded.Sources.Select(source => source.Fingerprint).SequenceEqual(_plan.Sources.Select(source => source.Fingerprint));

    /// <summary>
    /// What the notebook had: read from the session, else as recorded by an earlier export. A session with other
    /// parameters than the notebook's own tells nothing about the library's defaults.
    /// </summary>
    private IReadOnlyList<ExpectedValue> Expected()
    {
        IReadOnlyList<ExpectedValue> recorded = _recorded?.Expected ?? [];
        HashSet<string> replayed = [.. _plan.Replay.Where(value => value is { IsShown: true, Member: not null }).Select(value => value.Variable)];
        IReadOnlyList<ExpectedValue> found = [.. recorded.Where(value => replayed.Contains(value.Variable))];
        if (_context.Session is { } session && IsThisNotebook(session))
        {
            ExportOption? other = _plan.Options.FirstOrDefault(option =>
                session.Variables.FirstOrDefault(variable => variable.Name == option.Variable) is { } variable && !Equals(variable.Value, option.Default));
            if (other is null)
            {
                _isFromSession = true;
                found = [.. SessionExpectations.Read(_plan, session)
                    .Select(value => value.OrSame(recorded.FirstOrDefault(earlier => earlier.Variable == value.Variable)))];
            }
            else
            {
                _warnings.Add($"{other.Variable} has another value here than in the notebook's text, so no values were recorded for tests.");
            }
        }

        return [.. found.Where(value => !_unconfirmed.Contains(value.Variable)).OrderBy(value => value.Variable, StringComparer.Ordinal)];
    }

    private bool IsThisNotebook(INotebookSession session) => session.NotebookPath is { } path
        && string.Equals(Path.GetFullPath(path), Path.GetFullPath(_notebook.Path), StringComparison.Ordinal);

    private void Compare()
    {
        IReadOnlyList<ExportedFile> files = LibraryProject.Files(_plan, _request, _expected, _calls);
        _manifest = new ExportManifest
        {
            Library = _plan.LibraryName,
            Notebook = _request.Notebook,
            Stamp = _request.Stamp,
            Packages = _request.Packages,
            Sources = [.. _plan.Sources.Select(source => new ManifestSource(
                source.Fingerprint,
                source.Sha256,
                source.Mark,
                source is { Mark: not null, IsMarkedByCommand: false } ? null : source.CellId ?? FormattableString.Invariant($"{source.Cell}")))],
            Members = [.. _plan.Members.Select(member => new ManifestMember(member.Name, member.Kind, member.File, member.Mark))],
            Expected = _expected,
            Unconfirmed = _unconfirmed,
            Calls = _calls,
            Files = [.. files.Select(ManifestFile.Of)],
        };
        string json = _manifest.ToJson();
        string? before = new ExportFolder(_folder).Read(ExportManifest.FileName);
        _changes =
        [
            .. FileChanges.Between(_folder, _recorded?.Files ?? [], files, _prefer),
            new FileChange(
                ExportManifest.FileName,
                before is null ? FileChangeKind.Added : before == json ? FileChangeKind.Unchanged : FileChangeKind.Changed,
                before,
                json),
        ];
    }

    private static string Name(ManifestSource source) => source.Mark ?? $"cell {source.Cell}";
}
