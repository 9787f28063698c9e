using System.Text.Json;
using MlopsNotebookKernel.Code.Fingerprints;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Export;
using MlopsNotebookKernel.Commands.Grammar;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Values;
using MlopsNotebookKernel.Scripting;

namespace MlopsNotebookKernel.Commands.Tests.Export;

/// <summary>A saved notebook in a folder of its own, with the real session and the real build behind it.</summary>
internal sealed class ExportRig : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("mlops-export-");
    private readonly CommandServices _services;

    public ExportRig(params NotebookCell[] cells)
    {
        CodeFingerprint fingerprint = new();
        CommandServices? services = null;
        services = new CommandServices
        {
            Tables = new(() => throw new NotSupportedException("No tables here.")),
            Objects = _ => throw new NotSupportedException("No objects here."),
            Snapshots = _ => throw new NotSupportedException("No snapshots here."),
            SourceControl = new(() => throw new NotSupportedException("No Git here.")),
            Fingerprint = new(() => fingerprint),
            Kernels = new(() => new CSharpKernelFactory(new ValueFormatter(), new MagicCommands(services!), fingerprint)),
        };
        _services = services;
        Save(cells);
    }

    public string Root => _root.FullName;

    public string NotebookPath => Path.Combine(Root, NotebookName);

    public string NotebookName { get; init; } = "research.ipynb";

    public string Library => Path.Combine(Root, "Demo");

    public void Save(params NotebookCell[] cells) => NotebookDocument.Create(NotebookFormat.Ipynb, cells).Save(NotebookPath);

    /// <summary>A cell that ran, as a saved notebook shows it.</summary>
    public static NotebookCell Code(string source, params string[] tags) => Unrun(source, tags).WithRun(1, []);

    public static NotebookCell Unrun(string source, params string[] tags) => NotebookCell.Create(CellKind.Code, source, tags: tags);

    public static NotebookCell Markdown(string source) => NotebookCell.Create(CellKind.Markdown, source);

    /// <summary>The files that a notebook names.</summary>
    public InputFiles Inputs(string? notebook = null) => new(_services, notebook ?? NotebookPath);

    /// <summary>Starts a session beside the notebook.</summary>
    public INotebookKernel Start() => _services.Kernels!.Value.Start(NotebookPath, Root);

    /// <summary>Runs all C# cells in a session of their own; gives the texts of what the last one shows.</summary>
    public async Task<IReadOnlyList<CellOutput>> RunAsync()
    {
        NotebookDocument document = await NotebookDocument.ReadAsync(NotebookPath, CancellationToken.None);
        await using INotebookKernel kernel = Start();
        IReadOnlyList<CellOutput> outputs = [];
        for (int index = 0; index < document.Cells.Count; index++)
        {
            if (document.Cells[index] is { Kind: CellKind.Code } cell)
            {
                CellRun run = await kernel.RunAsync(
                    new CellSubmission(cell.Source, "csharp", cell.Id, index), new Silence(), CancellationToken.None);
                outputs = run.Outputs;
                if (run.Status != CellStatus.Succeeded)
                {
                    return outputs;
                }
            }
        }

        return outputs;
    }

    /// <summary>What every cell imports.</summary>
    public async Task<IReadOnlyList<string>> ImportsAsync()
    {
        await using INotebookKernel kernel = Start();
        return kernel.Imports;
    }

    /// <summary>Runs all C# cells in a session of their own; gives what each shows as text, and the notebook as that run leaves it.</summary>
    public async Task<(IReadOnlyList<string> Shown, NotebookDocument Document)> RunAllAsync()
    {
        NotebookDocument document = await NotebookDocument.ReadAsync(NotebookPath, CancellationToken.None);
        await using INotebookKernel kernel = Start();
        List<string> shown = [];
        for (int index = 0; index < document.Cells.Count; index++)
        {
            if (document.Cells[index] is { Kind: CellKind.Code } cell)
            {
                CellRun run = await kernel.RunAsync(new CellSubmission(cell.Source, "csharp", cell.Id, index), new Silence(), CancellationToken.None);
                Assert.True(run.Status == CellStatus.Succeeded, $"{cell.Source}\n{string.Join('\n', run.Outputs)}");
                shown.AddRange(run.Outputs.Select(output => output switch
                {
                    CellOutput.Display display => display.Bundle.Text,
                    CellOutput.Result result => result.Bundle.Text,
                    _ => output.ToString(),
                }));
                document = document.Replace(index, cell.WithRun(index + 1, run.Outputs));
            }
        }

        return (shown, document);
    }

    /// <summary>Runs <c>mlops export</c> on the saved notebook.</summary>
    public Task<CommandOutcome> ExportAsync(params string[] options)
    {
        CommandArguments arguments = CommandGrammar.Parse(ExportCommand.Definition, [NotebookName, "--to", "Demo", .. options]);
        CommandContext context = new(WorkspaceLocator.Find(Root), Root, null, null);
        return ExportCommand.Definition.Create(_services).RunAsync(arguments, context, CancellationToken.None);
    }

    public static JsonElement Json(CommandOutcome outcome) => JsonDocument.Parse(outcome.Bundle.Data[MimeTypes.Result]).RootElement;

    /// <summary>The texts of outputs.</summary>
    public static string Shown(IReadOnlyList<CellOutput> outputs) => string.Join("\n", outputs.Select(output => output switch
    {
        CellOutput.Display display => display.Bundle.Text,
        CellOutput.Update update => update.Bundle.Text,
        CellOutput.Result result => result.Bundle.Text,
        _ => output.ToString(),
    }));

    /// <summary>The library's files by path, without what a build leaves.</summary>
    public SortedDictionary<string, string> Files() => new(Directory.Exists(Library)
        ? Directory.EnumerateFiles(Library, "*", SearchOption.AllDirectories)
            .Select(path => (Path: Path.GetRelativePath(Library, path).Replace('\\', '/'), Full: path))
            .Where(file => !file.Path.Split('/').Any(part => part is "bin" or "obj"))
            .ToDictionary(file => file.Path, file => File.ReadAllText(file.Full))
        : [], StringComparer.Ordinal);

    public void Dispose() => _root.Delete(recursive: true);

    private sealed class Silence : IOutputSink
    {
        public void Write(CellOutput output)
        {
            // Outputs are read from the run.
        }
    }
}
