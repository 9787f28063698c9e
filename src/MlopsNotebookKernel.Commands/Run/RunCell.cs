using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Run;

/// <summary>One code cell of a run.</summary>
/// <param name="Number">Its number among the notebook's code cells that are not blank, from 1.</param>
/// <param name="Index">Its place in the notebook from 0 over all cells.</param>
/// <param name="Id">Its id; null where the notebook has none.</param>
/// <param name="Language">Its language.</param>
/// <param name="Title">Its first line.</param>
/// <param name="Status">How it ended; null when it did not run.</param>
/// <param name="Seconds">Wall time; null when it did not run.</param>
public sealed record RunCell(
    int Number, int Index, string? Id, string Language, string Title, CellStatus? Status, double? Seconds);
