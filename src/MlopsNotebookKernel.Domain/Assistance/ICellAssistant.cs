namespace MlopsNotebookKernel.Domain.Assistance;

/// <summary>
/// What a front end asks while a user writes a cell. Positions are offsets into the text in UTF-16 code units. Answers
/// know the cells that ran before, may be asked while a cell runs, and never run code of the notebook.
/// </summary>
public interface ICellAssistant
{
    /// <summary>Offers what can stand at a position, the likeliest first.</summary>
    /// <param name="text">The cell's text, magic lines included.</param>
    /// <param name="position">Where the cursor is.</param>
    /// <param name="cancellation">Cancels.</param>
    Task<CompletionOffer> CompleteAsync(string text, int position, CancellationToken cancellation);

    /// <summary>Says what stands at a position.</summary>
    /// <param name="text">The cell's text, magic lines included.</param>
    /// <param name="position">Where the cursor is.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Null where there is nothing to say.</returns>
    Task<Inspection?> InspectAsync(string text, int position, CancellationToken cancellation);

    /// <summary>Judges whether a text is finished, for consoles in which Enter runs the code or adds a line.</summary>
    /// <param name="text">The text so far.</param>
    /// <param name="cancellation">Cancels.</param>
    Task<Completeness> JudgeAsync(string text, CancellationToken cancellation);
}
