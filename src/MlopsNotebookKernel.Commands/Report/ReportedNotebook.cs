using MlopsNotebookKernel.Commands.Verify;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Report;

/// <summary>A notebook of a report.</summary>
/// <param name="Path">Absolute path; of a stamp without its notebook, where that was.</param>
/// <param name="Workspace">The workspace it belongs to.</param>
/// <param name="Verified">How its stamp compares with today.</param>
internal sealed record ReportedNotebook(string Path, Workspace Workspace, VerifiedNotebook Verified)
{
    /// <summary>Its path relative to the report's folder.</summary>
    public string Name => Verified.Notebook;
}
