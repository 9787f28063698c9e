using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Domain.Remotes;

/// <summary>A remote is not known, not accepted, or cannot be reached (codes MLOPS23xx).</summary>
/// <param name="code">A code MLOPS23xx.</param>
/// <param name="message">What happened.</param>
/// <param name="remedy">What the user can do.</param>
/// <param name="inner">The cause.</param>
public sealed class RemoteException(string code, string message, string remedy, Exception? inner = null)
    : MlopsException(code, message, remedy, inner);
