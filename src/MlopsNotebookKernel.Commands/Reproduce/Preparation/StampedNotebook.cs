using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Pin.Gathering;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Cells;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Reproduce.Preparation;

/// <summary>The notebook that a stamp is of.</summary>
/// <param name="Document">Its cells, with the outputs that are stored.</param>
/// <param name="Source">Where it was found.</param>
/// <param name="Cells">The stamp's cells by their place in the document.</param>
internal sealed record StampedNotebook(NotebookDocument Document, NotebookSource Source, IReadOnlyDictionary<int, StampedCell> Cells)
{
    /// <summary>Its bytes where it was found; null for one made of the stamp's own code.</summary>
    public byte[]? Bytes { get; init; }

    private const long LargestNotebook = 256L << 20;

    /// <summary>
    /// Finds it: the saved notebook where its code is still that of the stamp, else the newest committed one whose code is,
    /// else the cells that the stamp itself holds, without outputs.
    /// </summary>
    /// <param name="stamp">The stamp.</param>
    /// <param name="path">Absolute path of the notebook.</param>
    /// <param name="workspace">The workspace.</param>
    /// <param name="services">The ports.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<StampedNotebook> FindAsync(
        Stamp stamp, string path, Workspace workspace, CommandServices services, CancellationToken cancellation)
    {
        if (File.Exists(path) && Match(await NotebookDocument.ReadAsync(path, cancellation).ConfigureAwait(false), NotebookSource.Saved, stamp, services) is { } saved)
        {
            return saved with { Bytes = await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false) };
        }

        if (services.Versions?.Value is { } versions && workspace.GitRoot is { } root)
        {
            string relative = Path.GetRelativePath(root, path).Replace('\\', '/');
            foreach (byte[] content in versions.Contents(root, relative, LargestNotebook, cancellation))
            {
                if (Parse(content, path) is { } version && Match(version, NotebookSource.Committed, stamp, services) is { } committed)
                {
                    return committed with { Bytes = content };
                }
            }
        }

        NotebookDocument made = NotebookDocument.Create(
            NotebookDocument.FormatOf(path),
            stamp.Cells.Select(cell => NotebookCell.Create(CellKind.Code, cell.Source, id: NotebookDocument.FormatOf(path) == NotebookFormat.Dib ? null : cell.Id)));
        return new StampedNotebook(made, NotebookSource.Stamp, stamp.Cells.Index().ToDictionary(pair => pair.Index, pair => pair.Item));
    }

    private static NotebookDocument? Parse(byte[] content, string path)
    {
        try
        {
            return NotebookDocument.Parse(System.Text.Encoding.UTF8.GetString(content), NotebookDocument.FormatOf(path), Path.GetFileName(path));
        }
        catch (NotebookException)
        {
            // An earlier version that is no notebook is not the one that was stamped.
            return null;
        }
    }

    private static StampedNotebook? Match(NotebookDocument document, NotebookSource source, Stamp stamp, CommandServices services)
    {
        IReadOnlyList<BoundCell> bound = CellBinder.Bind(stamp.Cells, DocumentCells.Of(document, services.Fingerprint.Value, stamp.Cells));

        // A stamp that is not settled knows nothing of the cells below its pin.
        bool isSame = bound.All(cell => cell is { Stamped: not null, Current: not null } ? cell.Stamped.Fingerprint == cell.Current.Fingerprint : cell.Stamped is null && !stamp.Settled)
            && (stamp.Flaws.Any(flaw => flaw.Kind == FlawKind.OutOfOrder) || bound.All(cell => !cell.Moved));
        return isSame
            ? new StampedNotebook(document, source, bound.Where(cell => cell is { Stamped: not null, Current: not null }).ToDictionary(cell => cell.Current!.Index, cell => cell.Stamped!))
            : null;
    }
}
