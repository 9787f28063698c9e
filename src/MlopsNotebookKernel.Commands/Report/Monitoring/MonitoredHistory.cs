using MlopsNotebookKernel.Domain.Histories;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Report.Monitoring;

/// <summary>A scoring log's history.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Name">The log's name.</param>
/// <param name="File">Its file, relative to the report's folder.</param>
/// <param name="Periods">Its periods, oldest first; at least one.</param>
internal sealed record MonitoredHistory(Workspace Workspace, string Name, string File, IReadOnlyList<HistoryPeriod> Periods)
{
    /// <summary>The newest period.</summary>
    public HistoryPeriod Newest => Periods[^1];

    /// <summary>How to read it at a glance: alarms that are over are not one.</summary>
    public ViewStatus Status => Newest.Alarms.Count == 0 ? ViewStatus.Good : ViewStatus.Bad;
}
