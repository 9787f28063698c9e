using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Scripting.Cells;

/// <summary>Reads the cells of a notebook that a cell imports.</summary>
public interface INotebookSourceReader
{
    /// <summary>Reads a notebook's cells.</summary>
    /// <param name="path">The notebook (<c>.ipynb</c> or <c>.dib</c>), absolute.</param>
    /// <returns>Its cells in order, prose left out.</returns>
    /// <exception cref="Domain.Errors.MlopsException">It is no notebook.</exception>
    IReadOnlyList<CellSubmission> Read(string path);
}
