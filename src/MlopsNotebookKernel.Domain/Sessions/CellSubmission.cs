namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>A cell handed to a session to run.</summary>
/// <param name="Source">The cell's text, magic lines included.</param>
/// <param name="Language">The language it is written in: <c>csharp</c>, <c>fsharp</c>, <c>markdown</c>, …</param>
/// <param name="CellId">The cell's id in its document; null where the front end sends none.</param>
/// <param name="Index">The cell's place in its document, from 0 over all cells; null when unknown.</param>
public sealed record CellSubmission(string Source, string Language = "csharp", string? CellId = null, int? Index = null)
{
    /// <summary>Whether it runs beside the notebook's cells, as front ends do for their own ends: not counted, not in the journal.</summary>
    public bool IsSilent { get; init; }
}
