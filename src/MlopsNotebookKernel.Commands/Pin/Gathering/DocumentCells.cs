using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Cells;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Pin.Gathering;

/// <summary>A document's code cells, to be held against a stamp.</summary>
public static class DocumentCells
{
    /// <summary>Reads a document; cells without code, pin and verify lines apart, are left out but counted.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="fingerprint">Digests code.</param>
    /// <param name="known">The stamp's cells: text that is in it is not digested again; null knows none.</param>
    public static IReadOnlyList<DocumentCell> Of(NotebookDocument document, ICodeFingerprint fingerprint, IReadOnlyList<StampedCell>? known = null)
    {
        Dictionary<string, string> digests = new(StringComparer.Ordinal);
        foreach (StampedCell cell in known ?? [])
        {
            digests[cell.Source] = cell.Fingerprint;
        }

        string? nothing = null;
        List<DocumentCell> cells = [];
        int number = 0;
        for (int index = 0; index < document.Cells.Count; index++)
        {
            NotebookCell cell = document.Cells[index];
            if (cell.Kind != CellKind.Code)
            {
                continue;
            }

            number++;
            string source = StampLines.LeaveOut(cell.Source);
            if (string.IsNullOrWhiteSpace(source))
            {
                continue;
            }

            if (!digests.TryGetValue(source, out string? digest))
            {
                digests[source] = digest = fingerprint.Of(source);
            }

            if (digest != (nothing ??= fingerprint.Of("")))
            {
                // A document without runs (such as a .dib) stores no outputs, which says nothing about them; commands of
                // this toolkit speak of the day they run.
                string? output = cell.ExecutionCount is null || StampLines.AnyCommandIn(cell.Source) ? null : OutputDigest.Of(cell.Outputs);
                cells.Add(new DocumentCell(number, index, cell.Id, digest, output, source)
                {
                    Run = cell.ExecutionCount,
                    Failed = cell.Outputs.OfType<CellOutput.Error>().Any(),
                });
            }
        }

        return cells;
    }
}
