using System.Globalization;
using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Domain.Decisions;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Decide;

/// <summary>The cells that ran in a session, with what they put out when they ran last.</summary>
/// <param name="session">The session.</param>
/// <param name="document">The notebook as saved, which tells numbers and tags where the host does not; null without one.</param>
internal sealed class SessionCells(INotebookSession session, NotebookDocument? document) : ICitedCells
{
    /// <inheritdoc/>
    public IReadOnlyList<CellOutput> OutputsOf(string reference)
    {
        JournalEntry entry = Find(reference)
            ?? throw new DecisionException("MLOPS1931", $"No cell {reference} has run in this notebook.", $"Run it before the cell that decides. {CellReferences.Remedy}");
        return session.Journal.OutputsOf(entry.ExecutionCount)
            ?? throw new DecisionException("MLOPS1932", $"What cell {reference} put out is no longer known.", "Run it again, just before the cell that decides.");
    }

    private JournalEntry? Find(string reference)
    {
        JournalEntry[] latest = [.. session.Journal.Entries.Reverse()];
        return Marked(latest, reference)
            ?? latest.FirstOrDefault(entry => entry.CellId == reference)
            ?? Saved(latest, reference)
            ?? Numbered(latest, reference)
            ?? latest.FirstOrDefault(entry => CellReferences.Declares(entry.Source, reference));
    }

    private JournalEntry? Marked(JournalEntry[] latest, string reference) =>
        session.Journal.Facts.OfType<JournalFact.CellFinished>().LastOrDefault(fact => fact.Member == Identifiers.Pascal(reference)) is { } marked
            ? latest.FirstOrDefault(entry => entry.ExecutionCount == marked.ExecutionCount)
            : null;

    private JournalEntry? Saved(JournalEntry[] latest, string reference)
    {
        if (document is null || CellReferences.Find(document, reference) is not { } index)
        {
            return null;
        }

        NotebookCell cell = document.Cells[index];
        return latest.FirstOrDefault(entry => entry.CellId is { } id && id == cell.Id)
            ?? latest.FirstOrDefault(entry => entry.Index == index)
            ?? latest.FirstOrDefault(entry => entry.CellId is null && CurrentCell.IsSame(entry.Source, cell.Source));
    }

    private static JournalEntry? Numbered(JournalEntry[] latest, string reference) =>
        int.TryParse(reference, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? latest.FirstOrDefault(entry => entry.Index == number - 1)
            : null;
}
