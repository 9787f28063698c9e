using System.Text.Json;
using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Grammar;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Closure.Tests.Rigs;

/// <summary>A host with one notebook, over the bridge as hosts use it, in a folder that is removed afterwards.</summary>
internal sealed class HostedRig : IAsyncDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("mlops hosted ");
    private readonly IHostedDisplay _display;

    public HostedRig()
    {
        Notebook = new FakeNotebook(Root);
        Session = new ClosureEntry().Open(Notebook);
        _display = new HostDisplay(this);
    }

    public string Root => _root.FullName;

    public FakeNotebook Notebook { get; }

    public IHostedSession Session { get; }

    /// <summary>The same session as commands see it.</summary>
    public INotebookSession Seen => (INotebookSession)Session;

    public JournalEntry Last => Seen.Journal.Entries[^1];

    /// <summary>What the running cell's displays show, by id, in the order they appeared.</summary>
    public Dictionary<string, IReadOnlyDictionary<string, string>> Shown { get; } = [];

    /// <summary>Runs a cell as a host does; gives what its last magic line shows.</summary>
    public async Task<string> CellAsync(string source)
    {
        Session.BeginCell(source);
        Shown.Clear();
        try
        {
            foreach (string line in source.Split('\n').Where(line => line.StartsWith("#!mlops-", StringComparison.Ordinal)))
            {
                await Session.RunLineAsync(line, _display, CancellationToken.None);
            }
        }
        catch (MlopsFaultException fault)
        {
            Session.AddOutput(new HostedOutput(HostedOutputKind.Error, new Dictionary<string, string> { [MimeTypes.Text] = fault.Message }));
            Session.EndCell(HostedEnding.Failed);
            throw;
        }

        Session.EndCell(HostedEnding.Succeeded);
        return Shown.Count == 0 ? "" : Shown.Last().Value[MimeTypes.Text];
    }

    /// <summary>The plain text of what is said about a cell before it runs; null for nothing.</summary>
    public string? Counsel(string source) => Session.Counsel(source)?[MimeTypes.Text];

    /// <summary>Runs a magic line that must fail.</summary>
    public Task<MlopsFaultException> FaultAsync(string line) => Assert.ThrowsAsync<MlopsFaultException>(() => CellAsync(line));

    public Task<MlopsResult> CallAsync(string verb, string[] words, Dictionary<string, object?>? values = null) =>
        Session.RunAsync(verb, words, values ?? [], CancellationToken.None);

    /// <summary>Runs a command in a terminal beside the host.</summary>
    public async Task<CommandOutcome> TerminalAsync(string verb, params string[] words)
    {
        CommandDefinition definition = CommandCatalogue.Find(verb, CommandDoors.Terminal);
        CommandContext context = new(WorkspaceLocator.Find(Root), Root, null, null);
        return await definition.Create(Composition.Create()).RunAsync(CommandGrammar.Parse(definition, words), context, CancellationToken.None);
    }

    public string Write(string file, string text)
    {
        string path = Path.Combine(Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string Flights(int shift = 0) => Write(
        "data/flights.csv",
        "origin,delay\n" + string.Concat(Enumerable.Range(0, 400).Select(row => $"{(row % 3 == 0 ? "ONT" : "SFO")},{(row % 40) + shift}\n")));

    /// <summary>Saves a notebook of C# cells, as a front end does.</summary>
    public string Save(string file, params string[] cells)
    {
        string path = Path.Combine(Root, file);
        NotebookDocument.Create(NotebookDocument.FormatOf(file), cells.Select(cell => NotebookCell.Create(CellKind.Code, cell))).Save(path);
        return path;
    }

    public static JsonElement Json(IReadOnlyDictionary<string, string> data) => JsonDocument.Parse(data[MimeTypes.Result]).RootElement;

    public async ValueTask DisposeAsync()
    {
        await Notebook.DisposeAsync();
        foreach (string file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories))
        {
            // Git's objects are read-only, which Windows does not delete.
            File.SetAttributes(file, FileAttributes.Normal);
        }

        _root.Delete(recursive: true);
    }

    /// <summary>The host tells the session of what it shows, whoever shows it.</summary>
    private sealed class HostDisplay(HostedRig rig) : IHostedDisplay
    {
        public void Show(string id, IReadOnlyDictionary<string, string> content)
        {
            HostedOutputKind kind = rig.Shown.ContainsKey(id) ? HostedOutputKind.Update : HostedOutputKind.Display;
            rig.Shown[id] = content;
            rig.Session.AddOutput(new HostedOutput(kind, content, id));
        }
    }
}
