using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Commands.Report;

/// <summary>A report cannot be made or written (codes MLOPS32xx).</summary>
/// <param name="code">A code MLOPS32xx.</param>
/// <param name="message">What happened.</param>
/// <param name="remedy">What the user can do.</param>
/// <param name="inner">The cause.</param>
public sealed class ReportException(string code, string message, string remedy, Exception? inner = null)
    : MlopsException(code, message, remedy, inner);
