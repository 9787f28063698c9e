using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>What there is to say about a cell before it runs, from what the repository remembers.</summary>
public interface ICellCounsel
{
    /// <summary>Looks at a cell; quick where the repository remembers nothing.</summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="session">The session it is about to run in.</param>
    /// <returns>What to show above the cell's own outputs; null for nothing.</returns>
    Bundle? Of(string source, INotebookSession session);
}
