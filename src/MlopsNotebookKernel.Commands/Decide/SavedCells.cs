using MlopsNotebookKernel.Domain.Decisions;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Commands.Decide;

/// <summary>The cells of a saved notebook, with the outputs it was saved with.</summary>
/// <param name="document">The notebook; null where none was named.</param>
/// <param name="name">What to call it in messages.</param>
internal sealed class SavedCells(NotebookDocument? document, string name) : ICitedCells
{
    /// <inheritdoc/>
    public IReadOnlyList<CellOutput> OutputsOf(string reference) => document is null
        ? throw new DecisionException("MLOPS1930", $"Which notebook has the cell {reference} is not known here.", "Add --notebook FILE.ipynb; its saved outputs are taken.")
        : CellReferences.Find(document, reference) is { } index
            ? document.Cells[index].Outputs
            : throw new DecisionException("MLOPS1931", $"{name} has no cell {reference}.", CellReferences.Remedy);
}
