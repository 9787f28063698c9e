using MlopsNotebookKernel.Domain.Checks.History;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Report.Checks;

/// <summary>A source of data with what its checks found.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Name">The source's name.</param>
/// <param name="Runs">Its runs, the first first.</param>
internal sealed record CheckedSource(Workspace Workspace, string Name, IReadOnlyList<CheckRun> Runs)
{
    /// <summary>Its last run; null when its checks never ran.</summary>
    public CheckRun? Last => Runs.Count > 0 ? Runs[^1] : null;
}
