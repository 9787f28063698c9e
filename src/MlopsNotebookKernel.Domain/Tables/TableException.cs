using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Domain.Tables;

/// <summary>A table cannot be read (codes MLOPS14xx).</summary>
/// <param name="code">A code MLOPS14xx.</param>
/// <param name="message">What happened.</param>
/// <param name="remedy">What the user can do.</param>
/// <param name="inner">The cause.</param>
public sealed class TableException(string code, string message, string remedy, Exception? inner = null)
    : MlopsException(code, message, remedy, inner);
