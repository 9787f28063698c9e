using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Domain.Notebooks;

/// <summary>A notebook cannot be read or written (codes MLOPS11xx).</summary>
/// <param name="code">A code MLOPS11xx.</param>
/// <param name="message">What happened, with the place in the notebook.</param>
/// <param name="remedy">What the user can do.</param>
/// <param name="inner">The cause.</param>
public sealed class NotebookException(string code, string message, string remedy, Exception? inner = null)
    : MlopsException(code, message, remedy, inner);
