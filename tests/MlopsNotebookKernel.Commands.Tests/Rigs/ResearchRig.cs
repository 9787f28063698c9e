using System.Diagnostics;
using MlopsNotebookKernel.Code.Fingerprints;
using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Grammar;
using MlopsNotebookKernel.Commands.Pin;
using MlopsNotebookKernel.Commands.Verify;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Git;
using MlopsNotebookKernel.Storage.Manifests;
using MlopsNotebookKernel.Storage.Objects;
using MlopsNotebookKernel.Tables;

namespace MlopsNotebookKernel.Commands.Tests.Rigs;

/// <summary>
/// A research repository made on the fly, with everything real but the C# kernel: running a notebook runs its magic lines
/// and writes down the rest as run.
/// </summary>
internal sealed class ResearchRig : IDisposable
{
    private readonly CommandServices _services;
    private readonly bool _owned;

    public ResearchRig(bool git = true, string? at = null)
    {
        _owned = at is null;
        UserFolder = Directory.CreateTempSubdirectory("mlops user ").FullName;
        Root = at ?? Directory.CreateTempSubdirectory("mlops research ").FullName;
        _services = new CommandServices
        {
            Tables = new(() => new DuckTableEngine()),
            Objects = workspace => new ObjectStore(workspace, Clock),
            Snapshots = workspace => new SnapshotStore(workspace),
            SourceControl = new(() => new GitSourceControl()),
            Blobs = new(() => new GitSourceControl()),
            Committed = new(() => new GitSourceControl()),
            Versions = new(() => new GitSourceControl()),
            FactHistory = new(() => new FactHistory()),
            Revisions = new(() => new RevisionFiles()),
            UserFolder = UserFolder,
            Fingerprint = new(() => new CodeFingerprint()),
            Kernels = null,
            Clock = Clock,
        };
        if (git && _owned)
        {
            Git("init", "-q", "-b", "main");
        }
    }

    public string Root { get; }

    public CommandServices Services => _services;

    /// <summary>Holds the settings of this rig's user.</summary>
    public string UserFolder { get; }

    public RigClock Clock { get; } = new();

    /// <summary>What the session resolves; tests set it beside the <c>#r</c> line.</summary>
    public List<ResolvedPackage> Packages { get; } = [];

    /// <summary>Variables that the session holds.</summary>
    public Dictionary<string, object> Variables { get; } = [];

    /// <summary>Files that the code of a cell opens as a session sees it, by a part of the cell's source. With any, sessions see what is opened.</summary>
    public Dictionary<string, string> Opens { get; } = [];

    public string Git(params string[] arguments)
    {
        ProcessStartInfo start = new("git") { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])["-c", "user.name=Ada", "-c", "user.email=ada@example.org", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException(error.Result);
    }

    public void Commit(string subject)
    {
        Git("add", "-A");
        Git("commit", "-q", "-m", subject);
    }

    public string PathOf(string file) => Path.Combine(Root, file);

    public string Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
        return PathOf(file);
    }

    public string Read(string file) => File.ReadAllText(PathOf(file));

    /// <summary>Saves a notebook of code cells, with ids by place ("c1", "c2", …) unless a cell says "id:".</summary>
    public void Save(string notebook, params string[] cells) => NotebookDocument.Create(
        NotebookDocument.FormatOf(notebook),
        cells.Select((cell, index) => NotebookCell.Create(CellKind.Code, cell, id: notebook.EndsWith(".dib", StringComparison.Ordinal) ? null : $"c{index + 1}"))).Save(PathOf(notebook));

    /// <summary>Edits a text in a saved notebook, as a user would in an editor.</summary>
    public async Task EditAsync(string notebook, string part, string instead)
    {
        NotebookDocument document = await NotebookDocument.ReadAsync(PathOf(notebook), default);
        int index = Enumerable.Range(0, document.Cells.Count).Single(place => document.Cells[place].Source.Contains(part, StringComparison.Ordinal));
        document.Replace(index, document.Cells[index].WithSource(document.Cells[index].Source.Replace(part, instead, StringComparison.Ordinal))).Save(PathOf(notebook));
    }

    public Task InsertAsync(string notebook, int index, string source) =>
        ChangeAsync(notebook, document => document.Insert(index, NotebookCell.Create(CellKind.Code, source)));

    public Task RemoveAsync(string notebook, int index) => ChangeAsync(notebook, document => document.Remove(index));

    public Task SwapAsync(string notebook, int one, int other) => ChangeAsync(notebook, document =>
        document.Remove(one).Insert(other, document.Cells[one]));

    public Task ClearOutputsAsync(string notebook) => ChangeAsync(notebook, document => Enumerable.Range(0, document.Cells.Count)
        .Aggregate(document, (cleared, index) => cleared.Replace(index, cleared.Cells[index].WithRun(null, []))));

    /// <summary>Runs a saved notebook whole, in place, as <c>mlops run --output</c> does.</summary>
    public async Task<IReadOnlyList<CommandOutcome>> RunAsync(string notebook)
    {
        RigSession session = Start(notebook);
        NotebookDocument document = await NotebookDocument.ReadAsync(PathOf(notebook), default);
        List<CommandOutcome> outcomes = [];
        for (int index = 0; index < document.Cells.Count; index++)
        {
            if (document.Cells[index].Kind == CellKind.Code)
            {
                document = document.Replace(index, await RunCellAsync(session, document.Cells[index], index, outcomes));
            }
        }

        document = await new PinCompletion(_services).CompleteAsync(session, document, default);
        document.Save(PathOf(notebook));
        return outcomes;
    }

    /// <summary>All that a cell's one display shows, in every mime type.</summary>
    public static string OutputOf(NotebookDocument document, int index) => string.Join(
        "\n---\n", Assert.IsType<CellOutput.Display>(Assert.Single(document.Cells[index].Outputs)).Bundle.Data.OrderBy(pair => pair.Key).Select(pair => pair.Value));

    /// <summary>Starts a session for a notebook.</summary>
    public RigSession Start(string notebook)
    {
        RigSession session = new() { WorkingDirectory = Path.GetDirectoryName(PathOf(notebook))!, NotebookPath = PathOf(notebook), ExecutionCount = 0, Packages = Packages };
        session.Journal.SeesReads = Opens.Count > 0;
        foreach ((string name, object value) in Variables)
        {
            session.Set(name, value);
        }

        return session;
    }

    /// <summary>Runs a cell.</summary>
    public async Task<NotebookCell> RunCellAsync(
        RigSession session, NotebookCell cell, int? index, List<CommandOutcome>? outcomes = null, CellStatus status = CellStatus.Succeeded)
    {
        session.ExecutionCount++;
        session.CurrentSource = cell.Source;
        List<CellOutput> outputs = [];
        foreach (string line in cell.Source.Split('\n').Where(line => line.StartsWith(MagicCommands.Prefix, StringComparison.Ordinal)))
        {
            CommandOutcome outcome = await CommandAsync(session, line);
            outcomes?.Add(outcome);
            outputs.Add(new CellOutput.Display(outcome.Bundle));
        }

        if (cell.Source.Contains("Random", StringComparison.Ordinal))
        {
            outputs.Add(new CellOutput.Stream(false, Guid.NewGuid().ToString()));
        }

        foreach ((_, string file) in Opens.Where(open => cell.Source.Contains(open.Key, StringComparison.Ordinal)))
        {
            session.Journal.Add(new JournalFact.FileOpened(session.ExecutionCount, PathOf(file)));
        }

        session.Journal.Add(new JournalEntry(
            session.ExecutionCount, index is null ? null : cell.Id, index, cell.Source, new CodeFingerprint().Of(cell.Source), OutputDigest.Of(outputs), status, TimeSpan.FromMilliseconds(Random.Shared.Next(1000))));
        return cell.WithRun(session.ExecutionCount, outputs);
    }

    /// <summary>Runs a magic line in a session.</summary>
    public Task<CommandOutcome> CommandAsync(RigSession session, string line, string? folder = null)
    {
        string[] parts = line[MagicCommands.Prefix.Length..].Split(' ', 2);
        CommandDefinition definition = CommandCatalogue.Find(parts[0], CommandDoors.Notebook);
        CommandContext context = new(WorkspaceLocator.Find(folder ?? session.NotebookPath!), session.WorkingDirectory, session, null);
        return definition.Create(_services).RunAsync(CommandGrammar.Parse(definition, CommandGrammar.Split(parts.Length > 1 ? parts[1] : "")), context, default);
    }

    /// <summary>Runs <c>mlops pin NOTEBOOK</c>.</summary>
    public Task<CommandOutcome> PinAsync(params string[] words) => TerminalAsync(PinCommand.Definition, words);

    /// <summary>Runs <c>mlops verify PATH…</c>.</summary>
    public Task<CommandOutcome> VerifyAsync(params string[] words) => TerminalAsync(VerifyCommand.Definition, words);

    /// <summary>Runs a command in a terminal at the root.</summary>
    public Task<CommandOutcome> TerminalAsync(CommandDefinition definition, params string[] words) => definition.Create(_services).RunAsync(
        CommandGrammar.Parse(definition, words), new CommandContext(WorkspaceLocator.Find(Root), Root, null, null), default);

    public void Dispose()
    {
        Directory.Delete(UserFolder, recursive: true);
        if (!_owned)
        {
            return;
        }

        foreach (string file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(Root, recursive: true);
    }

    private async Task ChangeAsync(string notebook, Func<NotebookDocument, NotebookDocument> change) =>
        change(await NotebookDocument.ReadAsync(PathOf(notebook), default)).Save(PathOf(notebook));
}
