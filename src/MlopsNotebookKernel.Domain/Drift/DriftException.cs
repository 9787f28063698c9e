using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>Tables cannot be compared (codes MLOPS20xx).</summary>
/// <param name="code">A code MLOPS20xx.</param>
/// <param name="message">What happened.</param>
/// <param name="remedy">What the user can do.</param>
public sealed class DriftException(string code, string message, string remedy) : MlopsException(code, message, remedy);
