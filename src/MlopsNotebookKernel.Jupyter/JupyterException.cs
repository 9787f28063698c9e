using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Jupyter;

/// <summary>A kernel cannot be served or registered (codes MLOPS22xx).</summary>
/// <param name="code">A code MLOPS22xx.</param>
/// <param name="message">What happened.</param>
/// <param name="remedy">What the user can do.</param>
/// <param name="inner">The cause.</param>
public sealed class JupyterException(string code, string message, string remedy, Exception? inner = null)
    : MlopsException(code, message, remedy, inner);
