using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Domain.Checks;

/// <summary>A check cannot be read, written or run (codes MLOPS29xx).</summary>
/// <param name="code">A code MLOPS29xx.</param>
/// <param name="message">What happened.</param>
/// <param name="remedy">What the user can do.</param>
/// <param name="inner">The cause.</param>
public sealed class CheckException(string code, string message, string remedy, Exception? inner = null)
    : MlopsException(code, message, remedy, inner);
