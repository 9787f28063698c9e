using MlopsNotebookKernel.Code.Packages;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Export.Replacing;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Projects;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>Reads the notebook to export: the one that runs, or a saved one, whose packages are resolved but nothing of which runs.</summary>
/// <param name="services">Starts kernels, and digests code.</param>
/// <param name="target">The library's folder: cells that call it are read as what they stood for, and the notebook's reference to it is none.</param>
internal sealed class NotebookReader(CommandServices services, LibraryTarget target)
{
    private readonly ReplacedCells _replaced = new(target.Recorded);

    /// <summary>The notebook that runs.</summary>
    /// <param name="session">The session.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<NotebookToExport> OfSessionAsync(INotebookSession session, CancellationToken cancellation)
    {
        if (session.NotebookPath is not { } path || !File.Exists(path))
        {
            throw new ExportException(
                "MLOPS1807", "It is not known which saved notebook runs here.", "Save the notebook, and run in a terminal: mlops export NOTEBOOK --to FOLDER.");
        }

        NotebookDocument document = await NotebookDocument.ReadAsync(path, cancellation).ConfigureAwait(false);
        RequireTexts();
        IReadOnlyList<ExportCell> cells = NotebookCells.Of(document, session.Journal, _replaced);
        return new NotebookToExport(path, cells, session.Imports, Others(session.ReferencePaths), session.Packages, Others(session.ReferencedFiles))
        {
            Unfinished = Unfinished(path).In(cells, session.Journal),
        };
    }

    /// <summary>A saved notebook.</summary>
    /// <param name="path">Its file, absolute.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<NotebookToExport> OfFileAsync(string path, CancellationToken cancellation)
    {
        NotebookDocument document = await NotebookDocument.ReadAsync(path, cancellation).ConfigureAwait(false);
        RequireTexts();
        IReadOnlyList<ExportCell> cells = NotebookCells.Of(document, _replaced);
        INotebookKernelFactory kernels = services.Kernels?.Value ?? throw new ExportException(
            "MLOPS1807", "This host cannot resolve the packages of a saved notebook.", "Run in a terminal: mlops export NOTEBOOK --to FOLDER.");
        await using INotebookKernel kernel = kernels.Start(path, Path.GetDirectoryName(path)!);
        string references = string.Concat(cells.SelectMany(cell => References(cell.Source, Path.GetDirectoryName(path)!)).Distinct(StringComparer.Ordinal));
        if (references.Length > 0)
        {
            CellRun run = await kernel.RunAsync(new CellSubmission(references), new NoSink(), cancellation).ConfigureAwait(false);
            if (run.Status != CellStatus.Succeeded)
            {
                string reason = run.Outputs.OfType<CellOutput.Error>().FirstOrDefault()?.Message ?? "it was cancelled";
                throw new ExportException("MLOPS1807", $"The notebook's packages cannot be resolved: {reason}", "Run the notebook once where its packages can be had.");
            }
        }

        return new NotebookToExport(path, cells, kernel.Imports, kernel.ReferencePaths, kernel.Packages, kernel.ReferencedFiles)
        {
            Document = document,
            Unfinished = Unfinished(path).In(document, _replaced),
        };
    }

    private void RequireTexts() => target.Recorded?.RequireTexts(services.Fingerprint.Value);

    /// <summary>A notebook that calls its library has the library's assembly among its own; the library is not made from itself.</summary>
    private IReadOnlyList<string> Others(IReadOnlyList<string> files) => _replaced.Any ? [.. files.Where(file => !target.Holds(file))] : files;

    private UnfinishedCells Unfinished(string path)
    {
        Workspace workspace = WorkspaceLocator.Find(path);
        return new UnfinishedCells(services.Fingerprint.Value, new PinStore(workspace).Find(path));
    }

    private static IEnumerable<string> References(string source, string folder) =>
        CodePackages.RequestedBy(source)
            .Select(package => $"#r \"nuget: {package.Id}{(package.Version is { } version ? $", {version}" : "")}\"\n")
            .Concat(CodePackages.FilesReferencedBy(source).Select(file => $"#r \"{Readable(file, folder)}\"\n"));

    /// <summary>Nothing of a saved notebook runs, and no server is asked and no pipe waited for because it names one.</summary>
    private static string Readable(string file, string folder)
    {
        string reason = file.Replace('\\', '/').StartsWith("//", StringComparison.Ordinal) ? "lies on a server, which would be asked for it"
            : !RegularFile.Is(Path.GetFullPath(file, folder)) ? "is a pipe or a device, not an assembly"
            : BuiltProject.IsProject(file) && File.Exists(Path.GetFullPath(file, folder)) && new BuiltProject(Path.GetFullPath(file, folder)).IsStale
                ? "is a project that would have to be built, and reading a notebook builds nothing; build it first"
            : "";
        return reason.Length == 0 ? file : throw new ExportException(
            "MLOPS1813", $"The file {file}, which the notebook refers to with #r, {reason}.", "Refer to an assembly that is built and lies beside the notebook.");
    }

    private sealed class NoSink : IOutputSink
    {
        public void Write(CellOutput output)
        {
            // What matters of resolving packages is in the run's result.
        }
    }
}
