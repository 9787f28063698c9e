using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Code.Exports.Clones;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>
/// Looks for what marked cells repeat: in marked cells above them, in the workspace's other notebooks, and in what was
/// written by hand in the library.
/// </summary>
/// <param name="notebook">The notebook, its cells marked.</param>
/// <param name="folder">The library's folder, absolute.</param>
internal sealed class RepeatedCode(NotebookToExport notebook, string folder)
{
    private const int MostNotebooks = 500;
    private const long LargestFile = 4L << 20;

    private static readonly HashSet<string> Passed = new(["bin", "obj", "node_modules", ".ipynb_checkpoints"], StringComparer.Ordinal);

    /// <summary>Finds it.</summary>
    /// <param name="generated">The library's files that exports wrote, relative to its folder.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<IReadOnlyList<ExportClone>> FindAsync(IReadOnlySet<string> generated, CancellationToken cancellation)
    {
        Workspace workspace = WorkspaceLocator.Find(notebook.Path);
        IReadOnlyList<ExportCell> cells = [.. notebook.Cells.Where(cell => (cell.Mark ?? ExportMark.In(cell.Source)) is not null)];
        string own = workspace.Relative(notebook.Path);
        List<CloneSource> others = [.. cells.Select(cell => new CloneSource(own, cell.Number, cell.Source)), .. Library(workspace, generated)];
        foreach (string path in Files(workspace.Root, [".ipynb", ".dib"]).Where(path => path != notebook.Path).Take(MostNotebooks))
        {
            IReadOnlyList<CloneSource> found = await CellsOfAsync(path, workspace.Relative(path), cancellation).ConfigureAwait(false);

            // A notebook that holds all of them is a copy of this one, such as a run leaves.
            if (!cells.All(cell => found.Any(other => other.Source.Trim() == cell.Source.Trim())))
            {
                others.AddRange(found);
            }
        }

        return [.. CodeClones.Find(cells, others).Where(clone => clone.Place != own || clone.OtherCell < clone.Cell)];
    }

    private IEnumerable<CloneSource> Library(Workspace workspace, IReadOnlySet<string> generated) => !Directory.Exists(folder) ? [] :
        Files(folder, [".cs"])
            .Where(path => !generated.Contains(Path.GetRelativePath(folder, path).Replace('\\', '/')))
            .Select(path => new CloneSource(workspace.Relative(path), null, File.ReadAllText(path)));

    private static async Task<IReadOnlyList<CloneSource>> CellsOfAsync(string path, string name, CancellationToken cancellation)
    {
        try
        {
            NotebookDocument document = await NotebookDocument.ReadAsync(path, cancellation).ConfigureAwait(false);
            return [.. NotebookCells.Of(document).Select(cell => new CloneSource(name, cell.Number, cell.Source))];
        }
        catch (NotebookException)
        {
            // Another's notebook that cannot be read keeps nobody from exporting this one; it repeats nothing that can be shown.
            return [];
        }
    }

    /// <summary>Hidden folders hold no code of users, and what builds and packages leave is a copy.</summary>
    private static IEnumerable<string> Files(string at, string[] extensions) => Directory.EnumerateFiles(at)
        .Where(file => extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)
            && new FileInfo(file) is { LinkTarget: null, Length: <= LargestFile } && RegularFile.Is(file))
        .Order(StringComparer.Ordinal)
        .Concat(Directory.EnumerateDirectories(at)
            .Where(inner => Path.GetFileName(inner) is var name && !name.StartsWith('.') && !Passed.Contains(name) && new DirectoryInfo(inner).LinkTarget is null)
            .Order(StringComparer.Ordinal)
            .SelectMany(inner => Files(inner, extensions)));
}
