using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Export.Replacing;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>One export: what the notebook makes, compared with what lies in the folder, built, and written.</summary>
internal sealed class LibraryExport
{
    private readonly ExportedLibrary _library;
    private readonly RecordedValues _values;
    private readonly CommandContext _context;
    private readonly NotebookWriting? _replacing;
    private readonly List<string> _notes = [];
    private IReadOnlyList<ExportClone> _clones = [];

    /// <summary>Compares library and notebook; nothing is written.</summary>
    /// <param name="library">What the notebook makes.</param>
    /// <param name="context">Where the command runs.</param>
    /// <param name="replaces">Whether the notebook's finished cells are to be replaced by calls of the library.</param>
    /// <exception cref="ExportException">They cannot be replaced (MLOPS1816).</exception>
    public LibraryExport(ExportedLibrary library, CommandContext context, bool replaces)
    {
        _library = library;
        _context = context;
        _values = new RecordedValues(library);
        _values.Read();
        library.Compare();
        if (replaces)
        {
            CellReplacing replacing = new(library.Notebook, Plan, library.ProjectFromNotebook, new ReplacedCells(library.Recorded));
            _replacing = replacing.Replace(library.Request, library.Code());
            library.Replaced = Plan.Replacement.Cells.ToDictionary(cell => cell.Cell, cell => cell.Text);
            library.Reference = library.Replaced.Count == 0 ? null : CellText.Digest(replacing.Reference);
            library.Compare();
        }
    }

    private ExportPlan Plan => _library.Plan;

    private SolutionMembers? Solution => _library.Request.Style.Solution is { } solution ? new SolutionMembers(solution, _library.Target.Folder) : null;

    private IReadOnlyList<string> MissingIn(SolutionMembers solution) => solution.Missing(_library.Manifest.Files.Select(file => file.Path));

    /// <summary>Compares library and notebook.</summary>
    public ExportResult.Checked Check()
    {
        if (_library.Recorded is not { } recorded)
        {
            throw new ExportException("MLOPS1809", $"Nothing was exported to {_library.Target.Written} yet.", "Export first, without --check.");
        }

        HashSet<string> known = [.. recorded.Sources.Select(source => source.Sha256)];
        List<string> notebook = [.. _library.Manifest.Sources.Where(source => !known.Contains(source.Sha256)).Select(source => source.Name)];
        HashSet<string> names = [.. _library.Manifest.Sources.Select(source => source.Name)];
        notebook.AddRange(recorded.Sources.Select(source => source.Name).Where(name => !names.Contains(name)).Select(name => $"{name} (no longer marked)"));
        notebook.AddRange(OutOfDate().Select(place => $"{place} (out of date)"));
        List<string> library = [.. FileChanges.Between(_library.Target.Folder, recorded.Files, [])
            .Where(change => change.Kind == FileChangeKind.Conflict)
            .Select(change => change.Path)];
        library.AddRange(recorded.Files
            .Where(file => !File.Exists(Path.Combine(_library.Target.Folder, file.Path)))
            .Select(file => $"{file.Path} (missing)"));
        return new ExportResult.Checked(
            Plan.LibraryName, _library.Target.Written, Path.GetFileName(_library.Notebook.Path), notebook, library, Changed(withDiff: true));
    }

    /// <summary>Shows what an export would do.</summary>
    /// <param name="repeated">What its cells repeat.</param>
    public async Task<ExportResult.Exported> DryRunAsync(Task<IReadOnlyList<ExportClone>> repeated)
    {
        _clones = Others(await repeated.ConfigureAwait(false));
        _library.Warnings.AddRange(Unfinished().Select(refusal => refusal.ToString()));
        _library.Warnings.AddRange(OutOfDate().Select(place => $"{place} would not fit the library any more; --replace writes it anew."));
        if (Solution is { } solution && MissingIn(solution) is { Count: > 0 } missing)
        {
            _notes.Add($"Would be added to {solution.Name}: {string.Join(", ", missing)}.");
        }

        return Result(isDryRun: true);
    }

    /// <summary>Builds the library and writes it, then the notebook if its cells are replaced; nothing to change is nothing to build.</summary>
    /// <param name="repeated">What its cells repeat.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="ExportException">A hand edit is in the way (MLOPS1804), or the library does not build.</exception>
    public async Task<ExportResult.Exported> RunAsync(Task<IReadOnlyList<ExportClone>> repeated, CancellationToken cancellation)
    {
        if (Unfinished() is { Count: > 0 } unfinished)
        {
            throw ExportException.Refused(unfinished);
        }

        if (OutOfDate() is { Count: > 0 } outOfDate)
        {
            throw new ExportException(
                "MLOPS1817",
                $"{string.Join(", ", outOfDate)} would not fit the library any more; nothing was written.",
                "Save the notebook, and run in a terminal: mlops export NOTEBOOK --to FOLDER --replace, which writes the calls anew.");
        }

        RefuseConflicts();
        _clones = Others(await repeated.ConfigureAwait(false));
        if (_library.Writes.Any())
        {
            await new LibraryTrial(_library, _values, _context.Progress).RunAsync(_replacing?.IsChange == true, cancellation).ConfigureAwait(false);
            RefuseConflicts();
            _replacing?.RequireUnchanged();
            Write();
        }

        // The record of what calls stand for is there before the calls are.
        _replacing?.Write();
        if (Solution is { } solution && MissingIn(solution) is { Count: > 0 } missing)
        {
            await solution.AddAsync(missing, cancellation).ConfigureAwait(false);
            _notes.Add($"Added to {solution.Name}: {string.Join(", ", missing)}.");
        }

        return Result(isDryRun: false);
    }

    /// <summary>What is repeated in files that this export writes is the export itself: such a file lies there already where its record was lost.</summary>
    private IReadOnlyList<ExportClone> Others(IReadOnlyList<ExportClone> clones)
    {
        Workspace workspace = WorkspaceLocator.Find(_library.Notebook.Path);
        HashSet<string> written = [.. _library.Manifest.Files.Select(file => workspace.Relative(Path.Combine(_library.Target.Folder, file.Path)))];
        return [.. clones.Where(clone => clone.OtherCell is not null || !written.Contains(clone.Place))];
    }

    private void Write()
    {
        ExportFolder library = new(_library.Target.Folder);
        foreach (FileChange change in _library.Writes.OrderBy(change => change.Path == ExportManifest.FileName))
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

    /// <summary>The marked cells that did not run since their last edit.</summary>
    private List<ExportRefusal> Unfinished() => [.. Plan.Sources
        .Where(source => source.Mark is not null && _library.Notebook.Unfinished.ContainsKey(source.Cell))
        .Select(source => new ExportRefusal(source.Cell, 1, _library.Notebook.Unfinished[source.Cell], "Run the notebook, save it, and export again."))];

    /// <summary>Calls in the notebook that the library as it is to be does not take, such as one of a step that gives more values now.</summary>
    private IReadOnlyList<string> OutOfDate()
    {
        if (_replacing is not null || _library.Replaced.Count == 0)
        {
            return [];
        }

        Dictionary<int, string> now = Plan.Replacement.Cells.ToDictionary(cell => cell.Cell, cell => cell.Text);
        List<string> places = [.. _library.Replaced
            .Where(cell => !now.TryGetValue(cell.Key, out string? text) || CellText.Digest(text) != CellText.Digest(cell.Value))
            .OrderBy(cell => cell.Key)
            .Select(cell => FormattableString.Invariant($"the call in cell {cell.Key}"))];
        return CellText.Digest(NotebookCallText.Reference(Plan, _library.ProjectFromNotebook)) == _library.Reference
            ? places
            : [.. places, "the cell that refers to the library"];
    }

    private void RefuseConflicts()
    {
        List<FileChange> conflicts = [.. _library.Changes.Where(change => change.Kind == FileChangeKind.Conflict)];
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
        Plan.LibraryName,
        _library.Target.Written,
        Path.GetFileName(_library.Notebook.Path),
        isDryRun,
        Plan.Sources.Count(source => source.Mark is not null),
        Plan.Members,
        Changed(withDiff: isDryRun),
        [.. _library.Expected.Where(value => value.Checks.Count > 0).Select(value => value.Variable)],
        _library.Unconfirmed,
        _notes,
        _clones,
        [.. _library.Warnings, .. Plan.Remarks, .. Unconfirmed()])
    {
        // In the notebook itself the cells are at hand, and its saved output says the library and no more.
        Use = _context.Session is null && _replacing is null ? new LibraryUse(NotebookCallText.Reference(Plan, _library.ProjectFromNotebook), Plan.NotebookCalls) : null,
        Replaced = _replacing is null ? null : new NotebookChange(
            [.. _library.Manifest.Sources.Where(source => source.Text is not null).Select(source => source.Name)],
            _replacing.IsChange,
            isDryRun ? _replacing.Diff() : null),
    };

    private IEnumerable<string> Unconfirmed() => _library.Unconfirmed.Count == 0 ? [] :
        [$"Called on its own, the library gives another {string.Join(", ", _library.Unconfirmed)} than the notebook had: its state depends on more than the exported cells. Not tested."];

    private IReadOnlyList<ChangedFile> Changed(bool withDiff) =>
        [.. _library.Changes.Where(change => change.Kind != FileChangeKind.Unchanged).Select(change => ChangedFile.Of(change, withDiff))];
}
