using MlopsNotebookKernel.Commands.Monitor;
using MlopsNotebookKernel.Rendering.Figures;

namespace MlopsNotebookKernel.Commands.Report.Monitoring;

/// <summary>Draws a log's history as <c>monitor</c> does below a cell: the share of the watched class, and metrics.</summary>
internal static class HistoryFigures
{
    /// <summary>The figures; none where the history has nothing to draw.</summary>
    /// <param name="log">The log.</param>
    public static IEnumerable<Figure> Of(MonitoredHistory log)
    {
        if (ShareTimeline.Of(log.Name, log.Periods) is { } timeline)
        {
            yield return MonitorFigures.Share(timeline);
        }

        foreach (string metric in MonitorFigures.Drawn(log.Periods))
        {
            yield return MonitorFigures.Metric(log.Name, log.Periods, metric);
        }
    }
}
