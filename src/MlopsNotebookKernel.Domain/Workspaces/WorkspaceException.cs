using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Domain.Workspaces;

/// <summary>A workspace is not laid out as one (codes MLOPS211x).</summary>
/// <param name="code">A code MLOPS211x.</param>
/// <param name="message">What happened.</param>
/// <param name="remedy">What the user can do.</param>
public sealed class WorkspaceException(string code, string message, string remedy) : MlopsException(code, message, remedy);
