using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Domain.Logs;

/// <summary>A scoring log is not what its columns were taken for (MLOPS2824).</summary>
/// <param name="code">A code MLOPS282x.</param>
/// <param name="message">What happened.</param>
/// <param name="remedy">What the user can do.</param>
public sealed class LogException(string code, string message, string remedy) : MlopsException(code, message, remedy);
