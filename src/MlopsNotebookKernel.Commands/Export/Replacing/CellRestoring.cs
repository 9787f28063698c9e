using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Export.Replacing;

/// <summary>
/// Brings back the texts that calls of a library replaced. Nothing is compiled and nothing runs, and the library stays
/// as it is.
/// </summary>
/// <param name="target">The library's folder.</param>
/// <param name="fingerprint">The digest of a cell's code.</param>
internal sealed class CellRestoring(LibraryTarget target, ICodeFingerprint fingerprint)
{
    /// <summary>Brings them back.</summary>
    /// <param name="path">The notebook, absolute.</param>
    /// <param name="isDryRun">Whether nothing is written.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="ExportException">No cell is replaced (MLOPS1819), or the notebook cannot be written.</exception>
    public async Task<ExportResult.Restored> RunAsync(string path, bool isDryRun, CancellationToken cancellation)
    {
        if (target.Recorded is not { Reference: not null } record)
        {
            throw new ExportException(
                "MLOPS1819", $"No cell is replaced by a call of {target.Written}.", "There is nothing to bring back; mlops export NOTEBOOK --to FOLDER --replace replaces finished cells.");
        }

        record.RequireTexts(fingerprint);
        NotebookDocument document = await NotebookDocument.ReadAsync(path, cancellation).ConfigureAwait(false);
        ReplacedCells replaced = new(record);
        NotebookDocument restored = document;
        List<ManifestSource> found = [];
        for (int index = 0; index < document.Cells.Count; index++)
        {
            if (ReplacedCells.IsCode(document.Cells[index]) && replaced.Of(document.Cells[index].Source) is { Text: { } text } source)
            {
                restored = restored.Replace(index, document.Cells[index].WithSource(text));
                found.Add(source);
            }
        }

        IReadOnlyList<ManifestSource> left = [.. record.Sources.Where(source => source.Text is not null && !found.Contains(source))];
        if (left.Count == 0 && replaced.ReferenceIn(restored) is var reference and >= 0)
        {
            restored = restored.Remove(reference);
        }

        NotebookWriting writing = new(path, document, restored);
        if (!isDryRun)
        {
            // The record keeps the texts until the notebook has them.
            writing.Write();
            AtomicFile.WriteText(new ExportFolder(target.Folder).PathOf(ExportManifest.FileName), (record with
            {
                Reference = left.Count == 0 ? null : record.Reference,
                Sources = [.. record.Sources.Select(source => found.Contains(source) ? source with { Sha256 = CellText.Digest(source.Text!), Text = null } : source)],
            }).ToJson());
        }

        return new ExportResult.Restored(
            record.Library,
            target.Written,
            Path.GetFileName(path),
            isDryRun,
            new NotebookChange([.. found.Select(source => source.Name)], writing.IsChange, isDryRun ? writing.Diff() : null),
            [.. left.Select(source => source.Name)]);
    }
}
