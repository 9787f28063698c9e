using MlopsNotebookKernel.Domain.Decisions;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Commands.Decide;

/// <summary>The cells whose outputs a decision may cite.</summary>
internal interface ICitedCells
{
    /// <summary>What a cell put out.</summary>
    /// <param name="reference">The name it is exported as, its id, its number from 1 over all cells, or something it declares.</param>
    /// <exception cref="DecisionException">There is no such cell, or what it put out is not known.</exception>
    IReadOnlyList<CellOutput> OutputsOf(string reference);
}
