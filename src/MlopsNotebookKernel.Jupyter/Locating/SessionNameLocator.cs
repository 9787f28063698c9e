using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Jupyter.Locating;

/// <summary>Finds the notebook by the variable in which Jupyter servers and Visual Studio Code name it when they start a kernel.</summary>
/// <param name="sessionName">The variable's value; null where it is not set.</param>
/// <param name="workingDirectory">Where relative paths start; absolute.</param>
public sealed class SessionNameLocator(string? sessionName, string workingDirectory) : INotebookLocator
{
    /// <summary>The variable.</summary>
    public const string Variable = "JPY_SESSION_NAME";

    /// <inheritdoc/>
    public string? Locate(Journal journal) => string.IsNullOrEmpty(sessionName) || sessionName.Contains('\0', StringComparison.Ordinal)
        ? null
        : NotebookFileName.Find(sessionName, workingDirectory);
}
