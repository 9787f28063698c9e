using MlopsNotebookKernel.Commands.Export.Replacing;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>
/// The C# cells of a notebook. The saved document gives their order, the Markdown above them and their tags; a session
/// gives the text that ran, which may be newer than what was saved.
/// </summary>
internal static class NotebookCells
{
    private const string ParametersTag = "parameters";
    private const string InjectedTag = "injected-parameters";

    /// <summary>The cells of a saved notebook.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="replaced">Which of them are calls that stand for other text; null for none.</param>
    public static IReadOnlyList<ExportCell> Of(NotebookDocument document, ReplacedCells? replaced = null)
    {
        int reference = replaced?.ReferenceIn(document) ?? -1;
        List<ExportCell> cells = [];
        List<string> prose = [];
        for (int index = 0; index < document.Cells.Count; index++)
        {
            NotebookCell cell = document.Cells[index];
            if (index == reference)
            {
                continue;
            }

            if (cell.Kind == CellKind.Markdown)
            {
                prose.Add(cell.Source);
                continue;
            }

            if (cell.Kind == CellKind.Code && cell.Language == NotebookLanguage.CSharp && !cell.Tags.Contains(InjectedTag))
            {
                ExportCell found = new(
                    index + 1, cell.Id, cell.Source, prose.Count == 0 ? null : string.Join("\n\n", prose), cell.Tags.Contains(ParametersTag))
                {
                    Place = reference >= 0 && index > reference ? index : index + 1,
                };
                found = replaced?.PutBack(found) ?? found;
                cells.Add(found with { Mark = CellMarks.Of(cell.Tags, found.Source) });
            }

            prose.Clear();
        }

        return cells;
    }

    /// <summary>The cells as a session ran them.</summary>
    /// <param name="document">The notebook as saved.</param>
    /// <param name="journal">What ran.</param>
    /// <param name="replaced">Which of them are calls that stand for other text.</param>
    public static IReadOnlyList<ExportCell> Of(NotebookDocument document, Journal journal, ReplacedCells replaced)
    {
        IReadOnlyList<JournalEntry> runs = [.. LastRuns(journal).Where(run => !replaced.IsReference(run.Source))];
        IReadOnlyList<ExportCell> saved = Of(document, replaced);
        HashSet<string> ids = [.. saved.Select(cell => cell.Id).OfType<string>()];
        if (runs.Count > 0 && runs.All(run => run.CellId is { } id && ids.Contains(id)))
        {
            Dictionary<string, string> ran = runs.ToDictionary(run => run.CellId!, run => run.Source);
            return [.. saved.Select(cell => cell.Id is { } id && ran.TryGetValue(id, out string? source) ? AsRun(cell, source) : cell)];
        }

        // Without ids a run is told by its text: when all that is marked is saved as it ran, the document speaks.
        HashSet<string> texts = [.. saved.Select(cell => TextOf(cell).Trim())];
        bool isSaved = runs
            .Where(run => journal.Facts.OfType<JournalFact.CellFinished>().Any(fact => fact.ExecutionCount == run.ExecutionCount))
            .All(run => texts.Contains(run.Source.ReplaceLineEndings("\n").Trim()));
        return isSaved ? saved : [.. runs.Select((run, order) => Match(saved, run) is { } cell
            ? AsRun(cell, run.Source)
            : replaced.PutBack(new ExportCell(run.Index + 1 ?? order + 1, run.CellId, run.Source)))];

        ExportCell AsRun(ExportCell cell, string source) => replaced.PutBack(cell with { Source = source, Call = null });
    }

    /// <summary>What stands in the notebook.</summary>
    private static string TextOf(ExportCell cell) => cell.Call ?? cell.Source;

    private static ExportCell? Match(IReadOnlyList<ExportCell> saved, JournalEntry run) =>
        saved.FirstOrDefault(cell => cell.Id is not null && cell.Id == run.CellId)
        ?? saved.FirstOrDefault(cell => TextOf(cell).Trim() == run.Source.ReplaceLineEndings("\n").Trim());

    /// <summary>The last successful run of each cell, in the order of the runs; a cell without id and place is its own.</summary>
    private static List<JournalEntry> LastRuns(Journal journal)
    {
        List<JournalEntry> runs = [];
        foreach (JournalEntry entry in journal.Entries.Where(entry => entry.Status == CellStatus.Succeeded))
        {
            runs.RemoveAll(earlier => entry.CellId is not null ? earlier.CellId == entry.CellId
                : entry.Index is not null ? earlier.Index == entry.Index
                : earlier.Fingerprint == entry.Fingerprint);
            runs.Add(entry);
        }

        return runs;
    }
}
