using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Domain.Gates;

/// <summary>A gate cannot be judged: its policy or its facts are malformed, or its predictions do not fit (codes MLOPS26xx).</summary>
/// <param name="code">A code MLOPS26xx.</param>
/// <param name="message">What happened.</param>
/// <param name="remedy">What the user can do.</param>
/// <param name="inner">The cause.</param>
public sealed class GateException(string code, string message, string remedy, Exception? inner = null)
    : MlopsException(code, message, remedy, inner);
