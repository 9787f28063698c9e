namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>Finds the sources of random numbers in a notebook's code.</summary>
public interface ICodeRandomness
{
    /// <summary>
    /// The places that make or ask a source of random numbers, in order. A seed that is a constant of any of the cells is
    /// given by its value.
    /// </summary>
    /// <param name="cells">The cells' texts, in order.</param>
    IReadOnlyList<RandomSource> In(IReadOnlyList<string> cells);
}
