using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Decide;

/// <summary>The cell that runs a command, in its document.</summary>
/// <param name="Id">Its id; null where the document has none, or it is not known.</param>
/// <param name="Number">Its place from 1 over all cells; null when not known.</param>
internal sealed record CurrentCell(string? Id, int? Number)
{
    /// <summary>Finds it: as the host says, and else the one saved cell with the text that runs. Nothing is guessed.</summary>
    /// <param name="session">The session.</param>
    /// <param name="document">The notebook as saved; null without one.</param>
    public static CurrentCell Of(INotebookSession session, NotebookDocument? document)
    {
        CellPlace? told = session.Journal.Running;
        int? index = told?.Index ?? (document is null ? null : Saved(document, told?.Id, session.CurrentSource));
        string? id = told?.Id ?? (index is { } at && at < document?.Cells.Count ? document.Cells[at].Id : null);
        return new CurrentCell(id, index + 1);
    }

    /// <summary>Whether a cell's text is the same whoever saved it.</summary>
    /// <param name="ran">The text that ran.</param>
    /// <param name="saved">The text of a document.</param>
    public static bool IsSame(string ran, string saved) => ran.ReplaceLineEndings("\n").Trim() == saved.Trim();

    private static int? Saved(NotebookDocument document, string? id, string? source)
    {
        int[] places =
        [
            .. Enumerable.Range(0, document.Cells.Count).Where(index => document.Cells[index] is { Kind: CellKind.Code } cell
                && (id is null ? source is not null && IsSame(source, cell.Source) : cell.Id == id)),
        ];
        return places is [var only] ? only : null;
    }
}
