using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Domain.Histories;

/// <summary>A history of measurements cannot be read (codes MLOPS280x).</summary>
/// <param name="code">A code MLOPS280x.</param>
/// <param name="message">What happened.</param>
/// <param name="remedy">What the user can do.</param>
/// <param name="inner">The cause.</param>
public sealed class HistoryException(string code, string message, string remedy, Exception? inner = null)
    : MlopsException(code, message, remedy, inner);
