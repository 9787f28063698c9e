using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Code.Exports.Replacing;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>
/// What a notebook makes, beside what lies in the library's folder: the library's text, what its tests compare, the record
/// of both, and what that changes. Nothing is written.
/// </summary>
internal sealed class ExportedLibrary
{
    private readonly MergeSide _prefer;
    private readonly InputFiles _files;

    /// <summary>Makes the library's text.</summary>
    /// <param name="notebook">The notebook, its cells marked; see <see cref="CellMarks"/>.</param>
    /// <param name="target">The library's folder.</param>
    /// <param name="prefer">Whose lines stand where library and notebook changed the same ones.</param>
    /// <param name="files">The files that the notebook names.</param>
    /// <param name="session">The notebook that runs; null in a terminal.</param>
    /// <exception cref="ExportException">The notebook's code cannot become a library.</exception>
    public ExportedLibrary(NotebookToExport notebook, LibraryTarget target, MergeSide prefer, InputFiles files, INotebookSession? session)
    {
        _prefer = prefer;
        _files = files;
        Target = target;
        target.RefuseNotebookInside(notebook.Path);
        Notebook = notebook;
        if (Recorded?.Reference is not null
            && LibraryCalls.Refuse(Notebook.Cells, target.Name, Recorded.Members) is { Count: > 0 } calls)
        {
            throw ExportException.Refused(calls);
        }

        Session = session is not null && IsThis(session) ? session : null;
        Make(Session is null ? RecordedInline : SessionInputs.Read(Session));
        if (Session is not null && IsSameCode && Inline.Any(value => RecordedInline?.GetValueOrDefault(value.Variable)?.Equals(value) == false))
        {
            // The same code on what it was tested with: values of another moment are no news.
            KeepInline();
        }

        Unconfirmed = IsSameCode ? Recorded!.Unconfirmed : [];

        // What calls gave is seen again when the code changed; until then, what is known of functions that are still there.
        Calls = [.. (Recorded?.Calls ?? []).Where(call => Plan.PureFunctions.Any(function => function.Signature == call.Function))];
        Replaced = Notebook.Cells.Where(cell => cell.Call is not null).ToDictionary(cell => cell.Number, cell => cell.Call!);
        Reference = Replaced.Count == 0 ? null : Recorded?.Reference;
        ReadInputs(anew: false);
    }

    /// <summary>The notebook, its cells marked.</summary>
    public NotebookToExport Notebook { get; }

    /// <summary>The library's folder.</summary>
    public LibraryTarget Target { get; }

    /// <summary>The last export; null for the first.</summary>
    public ExportManifest? Recorded => Target.Recorded;

    /// <summary>All that decides what the library holds.</summary>
    public ExportRequest Request { get; private set; } = null!;

    /// <summary>The library.</summary>
    public ExportPlan Plan { get; private set; } = null!;

    /// <summary>The session that runs the notebook; null in a terminal.</summary>
    public INotebookSession? Session { get; }

    /// <summary>Whether inputs of tests that only the notebook can make are those of the last export.</summary>
    public bool KeepsInline { get; private set; }

    /// <summary>The inputs of tests that only the notebook can make, sorted by variable.</summary>
    public IReadOnlyList<InlineValue> Inline =>
    [
        .. Plan.Replay.Where(value => value.IsInline).Select(value => Request.InlineValues![value.Variable])
            .OrderBy(value => value.Variable, StringComparer.Ordinal),
    ];

    /// <summary>What the notebook had in the variables that tests compare.</summary>
    public IReadOnlyList<ExpectedValue> Expected { get; set; } = [];

    /// <summary>The files that tests read as the notebook did.</summary>
    public IReadOnlyList<GoldenFile> Inputs { get; private set; } = [];

    /// <summary>Calls of its pure functions as the notebook makes them.</summary>
    public IReadOnlyList<ExpectedCall> Calls { get; set; }

    /// <summary>Variables that the library gives otherwise than the notebook had.</summary>
    public IReadOnlyList<string> Unconfirmed { get; set; }

    /// <summary>The texts that stand in the notebook instead of cells, by the cells' numbers.</summary>
    public IReadOnlyDictionary<int, string> Replaced { get; set; }

    /// <summary>The digest of the cell that refers to the library; null where none does.</summary>
    public string? Reference { get; set; }

    /// <summary>What the user should know.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>The record of this export; known once compared.</summary>
    public ExportManifest Manifest { get; private set; } = null!;

    /// <summary>What becomes of each file; known once compared.</summary>
    public IReadOnlyList<FileChange> Changes { get; private set; } = [];

    /// <summary>The files to write or delete.</summary>
    public IEnumerable<FileChange> Writes => Changes.Where(change => change.IsWrite);

    /// <summary>Whether no code of the cells changed since the last export.</summary>
    public bool IsSameCode => Recorded is not null
        && Recorded.Sources.Select(source => source.Fingerprint).SequenceEqual(Plan.Sources.Select(source => source.Fingerprint));

    /// <summary>The library's project, relative to the notebook's folder.</summary>
    public string ProjectFromNotebook => Path.GetRelativePath(
        Path.GetDirectoryName(Path.GetFullPath(Notebook.Path))!, Path.Combine(Target.Folder, Plan.LibraryName + ".csproj")).Replace('\\', '/');

    /// <summary>Makes the library with the inputs of the last export, whatever the session has.</summary>
    public void KeepInline()
    {
        KeepsInline = true;
        Make(RecordedInline);
        ReadInputs(anew: false);
    }

    /// <summary>Finds the files that tests read: as recorded with the values that tests compare, else as they are now.</summary>
    /// <param name="anew">Whether the values are those of now.</param>
    public void ReadInputs(bool anew) => Inputs = [.. Plan.Inputs.Select(input =>
        Recorded?.Inputs?.FirstOrDefault(file => file.Path == input.Path) is { } known && !(anew && _files.Has(input.Path))
            ? known
            : _files.Read(input.Path))];

    /// <summary>Compares with the folder, after what tests compare, or which cells are replaced, is known anew.</summary>
    public void Compare()
    {
        IReadOnlyList<ExportedFile> files = LibraryProject.Files(Plan, Request, Expected, Calls, Inputs);
        Manifest = new ExportManifest
        {
            Library = Plan.LibraryName,
            Notebook = Request.Notebook,
            Stamp = Request.Stamp,
            Packages = Request.Packages,
            Reference = Reference,
            Sources = [.. Plan.Sources.Select(Source)],
            Members = [.. Plan.Members.Select(member => new ManifestMember(member.Name, member.Kind, member.File, member.Mark))],
            Expected = Expected,
            Unconfirmed = Unconfirmed,
            Calls = Calls,
            Inputs = Inputs.Count == 0 ? null : Inputs,
            Values = Inline is { Count: > 0 } inline ? inline : null,
            Files = [.. files.Select(ManifestFile.Of)],
        };
        string json = Manifest.ToJson();
        string? before = new ExportFolder(Target.Folder).Read(ExportManifest.FileName);
        Changes =
        [
            .. FileChanges.Between(Target.Folder, Recorded?.Files ?? [], files, _prefer),
            new FileChange(
                ExportManifest.FileName,
                before is null ? FileChangeKind.Added : before == json ? FileChangeKind.Unchanged : FileChangeKind.Changed,
                before,
                json),
        ];
    }

    /// <summary>The library's own files of code, edits by hand included, as they lie in the folder once all is written.</summary>
    public IReadOnlyList<ExportedFile> Code()
    {
        ExportFolder folder = new(Target.Folder);
        HashSet<string> changed = [.. Changes.Select(change => change.Path)];
        IEnumerable<string> others = !Directory.Exists(Target.Folder) ? [] : Directory
            .EnumerateFiles(Target.Folder, "*.cs", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Select(Target.Relative)
            .Where(file => !changed.Contains(file) && IsOwn(file) && PathFence.IsPortable(file));
        return [.. Changes.Select(change => (change.Path, Text: change.Kind is FileChangeKind.KeptEdit or FileChangeKind.Unchanged ? change.Before : change.After))
            .Concat(others.Select(file => (Path: file, Text: folder.Read(file))))
            .Where(file => file.Text is not null && IsOwn(file.Path))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => new ExportedFile(file.Path, file.Text!))];
    }

    private Dictionary<string, InlineValue>? RecordedInline => Recorded?.Values?.ToDictionary(value => value.Variable, StringComparer.Ordinal);

    private bool IsThis(INotebookSession running) => running.NotebookPath is { } path
        && string.Equals(Path.GetFullPath(path), Path.GetFullPath(Notebook.Path), StringComparison.Ordinal);

    private void Make(IReadOnlyDictionary<string, InlineValue>? inline)
    {
        ExportRequest request = NewRequest() with { InlineValues = inline };
        Plan = Generate(request);
        Request = request with { Packages = NeededPackages.Of(Notebook.Packages, Notebook.ReferencePaths, Plan.UsedReferencePaths) };
    }

    /// <summary>A line of a replaced cell is one that the notebook does not show.</summary>
    private ExportPlan Generate(ExportRequest request)
    {
        HashSet<int> replaced = [.. Notebook.Cells.Where(cell => cell.Call is not null).Select(cell => cell.Number)];
        try
        {
            return LibraryGenerator.Generate(request);
        }
        catch (ExportException fault) when (fault.Refusals.Any(refusal => replaced.Contains(refusal.Cell)))
        {
            throw ExportException.Refused([.. fault.Refusals.Select(refusal => replaced.Contains(refusal.Cell)
                ? refusal with { Remedy = $"{refusal.Remedy} The line is one of the text that the call stands for; --restore brings it back." }
                : refusal)]);
        }
    }

    private bool IsOwn(string file) => file.EndsWith(".cs", StringComparison.Ordinal)
        && file.Split('/')[0] is var top && top != LibraryProject.TestFolder(Plan.LibraryName) && top != LibraryProject.CommandLineFolder(Plan.LibraryName)
        && !file.Split('/').Any(part => part is "bin" or "obj");

    private ManifestSource Source(ExportedSource source)
    {
        string? call = Replaced.GetValueOrDefault(source.Cell);
        ExportCell cell = Notebook.Cells.First(cell => cell.Number == source.Cell);
        return new ManifestSource(
            source.Fingerprint,
            call is null ? source.Sha256 : CellText.Digest(call),
            source.Mark,
            source is { Mark: not null, IsMarkedByCommand: false } ? null : source.CellId ?? FormattableString.Invariant($"{cell.Place}"))
        {
            Text = call is null ? null : cell.Source,
        };
    }

    private ExportRequest NewRequest() => new(
        Target.Name,
        Target.Relative(Notebook.Path),
        Stamp(),
        Notebook.Cells,
        Notebook.Imports,
        Notebook.ReferencePaths,
        [],
        [.. Notebook.ReferencedFiles.Select(Target.Relative)])
    {
        Style = RepositoryStyleReader.Around(Target.Folder),
        InputPaths = _files.Named(Notebook.Cells, Recorded?.Inputs ?? []),
    };

    /// <summary>Where the notebook's stamp lies, if it has one.</summary>
    private string? Stamp()
    {
        Workspace workspace = WorkspaceLocator.Find(Notebook.Path);
        string path = Path.Combine(workspace.FactsFolder, "pins", workspace.Relative(Notebook.Path) + ".pin.json");
        return File.Exists(path) ? Target.Relative(path) : null;
    }
}
