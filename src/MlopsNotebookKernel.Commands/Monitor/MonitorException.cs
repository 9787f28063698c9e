using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Commands.Monitor;

/// <summary>A log cannot be monitored (codes MLOPS282x).</summary>
/// <param name="code">A code MLOPS282x.</param>
/// <param name="message">What happened.</param>
/// <param name="remedy">What the user can do.</param>
public sealed class MonitorException(string code, string message, string remedy) : MlopsException(code, message, remedy);
