using System.Globalization;
using MlopsNotebookKernel.Commands.Gate;
using MlopsNotebookKernel.Commands.Gate.Views;
using MlopsNotebookKernel.Domain.Gates.Records;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Pages.Reports;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Report.Gates;

/// <summary>Which model is champion, and what became of those that wanted its place.</summary>
internal sealed class GatesSection : IReportSection
{
    /// <inheritdoc/>
    public string Id => "gates";

    /// <inheritdoc/>
    public string Title => "Gates";

    /// <inheritdoc/>
    public Task<ReportSection?> ReadAsync(ReportScope scope, CancellationToken cancellation)
    {
        List<Exception> problems = [];
        List<(Workspace Workspace, GateOverview.Gate Gate)> gates = [];
        foreach ((Workspace workspace, GateStore store) in scope.Each(workspace => new GateStore(workspace), problems))
        {
            (IReadOnlyList<GateOverview.Gate> known, IReadOnlyList<Exception> faults) = ReadableFacts.Of(
                store.Names, name => new GateOverview.Gate(name, scope.Shown(workspace, store.PolicyPath(name)), store.Policy(name), store.Champion(name), store.History(name)));
            gates.AddRange(known.Select(gate => (workspace, gate)));
            problems.AddRange(faults);
        }

        return Task.FromResult(gates.Count + problems.Count == 0 ? null : Section(gates, problems));
    }

    private ReportSection Section(List<(Workspace Workspace, GateOverview.Gate Gate)> gates, List<Exception> problems)
    {
        GateRun[] last = [.. gates.Select(pair => pair.Gate.History.Count > 0 ? pair.Gate.History[^1] : null).OfType<GateRun>()];
        string said = string.Join(", ", last.GroupBy(GateOverviewRenderer.Outcome).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{QuantityText.Count(group.Count())} {group.Key}"));
        return new ReportSection(
            Id,
            Title,
            problems.Count > 0 ? ViewStatus.Bad : last.Select(GateOverviewRenderer.Status).Where(status => status != ViewStatus.Good).DefaultIfEmpty(ViewStatus.Neutral).Max(),
            said.Length == 0 ? $"{QuantityText.Count(gates.Count, "gate")}, no run yet." : $"{QuantityText.Count(gates.Count, "gate")}; last run: {said}.",
            [.. problems.Select(ReportProblems.Of)],
            new ReportTable(
                "Gates by name, with their last run",
                [
                    new ReportColumn("Gate"), new ReportColumn("Last said", IsFilter: true), new ReportColumn("On"), new ReportColumn("Challenger"), new ReportColumn("Champion"),
                    new ReportColumn("Runs", IsNumeric: true),
                ],
                [.. gates.OrderBy(pair => pair.Gate.Name, StringComparer.Ordinal).ThenBy(pair => pair.Workspace.Root, StringComparer.Ordinal).Select(pair => Entry(pair.Workspace, pair.Gate))]));
    }

    private static ReportEntry Entry(Workspace workspace, GateOverview.Gate gate)
    {
        GateRun? last = gate.History.Count > 0 ? gate.History[^1] : null;
        ViewStatus status = last is null ? ViewStatus.Neutral : GateOverviewRenderer.Status(last);
        return new ReportEntry(
            $"gate {workspace.Root} {gate.Name}",
            [
                new ReportCell(gate.Name) { Below = gate.File },
                new ReportCell(last is null ? "never run" : GateOverviewRenderer.Outcome(last), status),
                last is null ? "" : new ReportCell(last.Time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) { Order = last.Time.ToUnixTimeSeconds() },
                last is null ? "" : last.Challenger.Model?.Path ?? last.Challenger.Predictions,
                GateOverviewRenderer.Champion(gate.Champion),
                new ReportCell(QuantityText.Count(gate.History.Count)) { Order = gate.History.Count },
            ])
        {
            Status = status == ViewStatus.Good ? ViewStatus.Neutral : status,
            DetailsTitle = "Its rules and its runs",
            Details =
            [
                .. last is null ? [] : last.Reasons.Select(reason => new ViewBlock.Paragraph(reason)),
                .. GateRunFigure.Of(gate) is { } figure ? [new ViewBlock.Chart(figure)] : Array.Empty<ViewBlock>(),
                .. GateOverviewRenderer.Blocks(gate),
            ],
        };
    }
}
