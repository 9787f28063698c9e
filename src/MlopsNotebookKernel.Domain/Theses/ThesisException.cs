using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Domain.Theses;

/// <summary>A thesis cannot be recorded, read or judged (codes MLOPS27xx).</summary>
/// <param name="code">A code MLOPS27xx.</param>
/// <param name="message">What happened.</param>
/// <param name="remedy">What the user can do.</param>
/// <param name="inner">The cause.</param>
public sealed class ThesisException(string code, string message, string remedy, Exception? inner = null)
    : MlopsException(code, message, remedy, inner);
