using MlopsNotebookKernel.Commands.Export.Replacing;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>
/// Which cells did not run since their last edit, as far as it can be known: a session knows what it ran, a stamp what
/// ran before it was made, and a saved <c>.ipynb</c> that a cell ran, but not whether it was edited since. A call of the
/// library stands for what was finished when it replaced it.
/// </summary>
/// <param name="fingerprint">The digest of a cell's code.</param>
/// <param name="stamp">The notebook's stamp; null when it has none.</param>
internal sealed class UnfinishedCells(ICodeFingerprint fingerprint, Stamp? stamp)
{
    private readonly HashSet<string> _stamped = [.. stamp?.Cells.Select(cell => cell.Fingerprint) ?? []];

    /// <summary>Why cells of a saved notebook are not finished, by their number from 1.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="replaced">Which cells are calls of the library.</param>
    public IReadOnlyDictionary<int, string> In(NotebookDocument document, ReplacedCells replaced)
    {
        Dictionary<int, string> reasons = [];
        for (int index = 0; index < document.Cells.Count; index++)
        {
            NotebookCell cell = document.Cells[index];
            if (cell.Kind == CellKind.Code && replaced.Of(cell.Source) is null && !_stamped.Contains(fingerprint.Of(cell.Source)) && Saved(cell, document.Format) is { } reason)
            {
                reasons[index + 1] = reason;
            }
        }

        return reasons;
    }

    /// <summary>Why cells that a session holds are not finished, by their number from 1.</summary>
    /// <param name="cells">The cells as they are exported.</param>
    /// <param name="journal">What ran.</param>
    public IReadOnlyDictionary<int, string> In(IReadOnlyList<ExportCell> cells, Journal journal)
    {
        Dictionary<int, string> reasons = [];
        foreach (ExportCell cell in cells.Where(cell => cell.Call is null))
        {
            string code = fingerprint.Of(cell.Source);
            JournalEntry? last = journal.Entries.LastOrDefault(entry =>
                entry.CellId is { } id && cell.Id is not null ? id == cell.Id : entry.Fingerprint == code);
            if (last is { Status: not CellStatus.Succeeded })
            {
                reasons[cell.Number] = "Its last run failed.";
            }
            else if (last is null && !_stamped.Contains(code))
            {
                reasons[cell.Number] = "It has not run since it was edited.";
            }
        }

        return reasons;
    }

    private string? Saved(NotebookCell cell, NotebookFormat format) =>
        stamp is { Settled: true } ? "It has not run since it was edited: the notebook's stamp does not know it."
        : format == NotebookFormat.Dib ? null
        : cell.ExecutionCount is null ? "It has not run."
        : cell.Outputs.OfType<CellOutput.Error>().Any() ? "Its last run failed."
        : null;
}
