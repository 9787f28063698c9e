using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Domain.Decisions;

/// <summary>A decision cannot be recorded, found or read (codes MLOPS1920 to 1939).</summary>
/// <param name="code">A code MLOPS19xx.</param>
/// <param name="message">What happened.</param>
/// <param name="remedy">What the user can do.</param>
/// <param name="inner">The cause.</param>
public sealed class DecisionException(string code, string message, string remedy, Exception? inner = null)
    : MlopsException(code, message, remedy, inner);
