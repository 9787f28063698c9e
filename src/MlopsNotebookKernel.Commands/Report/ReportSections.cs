using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Rendering.Pages.Reports;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Report;

/// <summary>All sections, in the order of the page.</summary>
internal static class ReportSections
{
    private static readonly IReadOnlyList<IReportSection> All =
    [
        new Notebooks.NotebooksSection(),
        new Drift.DriftSection(),
        new Metrics.MetricsSection(),
        new Monitoring.MonitoringSection(),
        new Theses.ThesesSection(),
        new Gates.GatesSection(),
        new Checks.ChecksSection(),
        new Decisions.DecisionsSection(),
        new Snapshots.SnapshotsSection(),
    ];

    /// <summary>Reads those that have something to say, at most as long as a page can be.</summary>
    /// <param name="scope">What the report is of.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<IReadOnlyList<ReportSection>> ReadAsync(ReportScope scope, CancellationToken cancellation)
    {
        List<ReportSection> sections = [];
        foreach (IReportSection section in All)
        {
            if (await ReadAsync(section, scope, cancellation).ConfigureAwait(false) is { } read)
            {
                sections.Add(ReportLimits.Of(read));
            }
        }

        return sections;
    }

    private static async Task<ReportSection?> ReadAsync(IReportSection section, ReportScope scope, CancellationToken cancellation)
    {
        try
        {
            return await section.ReadAsync(scope, cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is MlopsException or IOException or UnauthorizedAccessException)
        {
            // What is wrong in one place hides nothing of the others.
            return new ReportSection(section.Id, section.Title, ViewStatus.Bad, "Cannot be read.", [ReportProblems.Of(fault)]);
        }
    }
}
