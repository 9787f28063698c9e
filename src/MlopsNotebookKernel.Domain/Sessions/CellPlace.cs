namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>Which cell of its document runs, as far as the front end says.</summary>
/// <param name="Id">The cell's id in its document; null where the front end sends none.</param>
/// <param name="Index">The cell's place in its document, from 0 over all cells; null when unknown.</param>
public sealed record CellPlace(string? Id, int? Index);
