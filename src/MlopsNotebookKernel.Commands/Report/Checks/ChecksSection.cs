using System.Globalization;
using MlopsNotebookKernel.Commands.Check;
using MlopsNotebookKernel.Commands.Defect;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Checks.History;
using MlopsNotebookKernel.Domain.Defects;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Pages.Reports;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Report.Checks;

/// <summary>What data is held against: each check with the defect it was born from, and what the last deliveries came to.</summary>
internal sealed class ChecksSection : IReportSection
{
    private const int MostDeliveries = 12;

    /// <inheritdoc/>
    public string Id => "checks";

    /// <inheritdoc/>
    public string Title => "Checks";

    /// <inheritdoc/>
    public Task<ReportSection?> ReadAsync(ReportScope scope, CancellationToken cancellation)
    {
        List<Exception> problems = [];
        List<ReportedCheck> checks = [];
        List<CheckedSource> sources = [];
        foreach ((Workspace workspace, CheckStore store) in scope.Each(workspace => new CheckStore(workspace), problems))
        {
            (IReadOnlyList<CheckDefinition> definitions, IReadOnlyList<Exception> faults) = store.Readable();
            (IReadOnlyList<DefectRecord> defects, IReadOnlyList<Exception> others) = new DefectStore(workspace).Readable();
            CheckHistory history = new(workspace);
            (IReadOnlyList<CheckedSource> known, IReadOnlyList<Exception> unread) = ReadableFacts.Of(
                history.Sources().Union(definitions.Select(check => check.Source), StringComparer.Ordinal).Order(StringComparer.Ordinal),
                source => new CheckedSource(workspace, source, history.Of(source)));
            problems.AddRange([.. faults, .. others, .. unread]);
            sources.AddRange(known);
            checks.AddRange(definitions.Select(check => Reported(scope, check, defects, known.FirstOrDefault(source => source.Name == check.Source) ?? new CheckedSource(workspace, check.Source, []))));
        }

        return Task.FromResult(checks.Count + sources.Count + problems.Count == 0 ? null : Section(checks, sources, problems));
    }

    private static ReportedCheck Reported(ReportScope scope, CheckDefinition check, IReadOnlyList<DefectRecord> defects, CheckedSource source) => new(
        check, defects.FirstOrDefault(defect => defect.Id == check.Defect), source, CheckReview.Of(check, source.Runs));

    private ReportSection Section(List<ReportedCheck> checks, List<CheckedSource> sources, List<Exception> problems)
    {
        CheckedSource[] delivered = [.. sources.Where(source => source.Last is not null)];
        int fired = delivered.Count(source => source.Last!.Fired.Count > 0);
        string last = delivered.Length == 0 ? "none has run yet"
            : fired == 0 ? $"all hold on the last {(delivered.Length == 1 ? "delivery" : "deliveries")}"
            : $"the last delivery of {QuantityText.Count(fired)} of {QuantityText.Count(delivered.Length, "source")} does not pass";
        return new ReportSection(
            Id,
            Title,
            problems.Count > 0 ? ViewStatus.Bad : delivered.Select(source => Status(source, checks)).Concat(checks.Select(check => check.Status)).DefaultIfEmpty(ViewStatus.Neutral).Max(),
            $"{QuantityText.Count(checks.Count, "check")} born from defects; {last}.",
            [.. problems.Select(ReportProblems.Of), .. delivered.Length == 0 ? Array.Empty<ViewBlock>() : [Deliveries(delivered, checks)]],
            new ReportTable(
                "Checks, what fires first",
                [
                    new ReportColumn("Check"), new ReportColumn("Source", IsFilter: true), new ReportColumn("Severity", IsFilter: true), new ReportColumn("Fired", IsNumeric: true),
                    new ReportColumn("Last fired"), new ReportColumn("Defect recorded"),
                ],
                [.. checks.OrderByDescending(check => check.Status).ThenBy(check => check.Definition.Name, StringComparer.Ordinal).ThenBy(check => check.Source.Workspace.Root, StringComparer.Ordinal).Select(Entry)]));
    }

    private static ViewBlock.Table Deliveries(CheckedSource[] sources, List<ReportedCheck> checks) => new(
        [new("Source"), new("Last delivery"), new("Checked"), new("Rows", true), new("Outcome"), new("Deliveries", true)],
        [
            .. sources.Select(source => (IReadOnlyList<ViewCell>)
            [
                source.Name, source.Last!.Seen.Label, Day(source.Last.Seen.At), QuantityText.Count(source.Last.Seen.Rows), new ViewCell(Outcome(source.Last), Status(source, checks)),
                QuantityText.Count(CheckHistory.Deliveries(source.Runs).Count),
            ]),
        ],
        "What the last delivery of each source came to, the emergency checks of freshness, volume and schema among them.");

    private static ReportEntry Entry(ReportedCheck check) => new(
        $"check {check.Source.Workspace.Root} {check.Definition.Name}",
        [
            new ReportCell(check.Definition.Name, check.Status) { Below = check.Defect?.Title ?? check.Definition.Defect },
            check.Definition.Source,
            new ReportCell(CheckRenderer.Word(check.Definition.Severity)) { Order = (int)check.Definition.Severity },
            new ReportCell($"{QuantityText.Count(check.Review.Fired)} of {QuantityText.Count(check.Review.Runs)}") { Order = check.Review.Fired },
            check.Review.LastFired is { } last ? Day(last) : "never",
            (check.Defect?.Recorded ?? check.Definition.Created).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ])
    {
        Status = check.Status,
        DetailsTitle = "The defect, and what it found",
        Details =
        [
            .. check.Review.Proposal is { } proposal ? [new ViewBlock.Callout(ViewStatus.Warning, proposal)] : Array.Empty<ViewBlock>(),
            new ViewBlock.Facts(DefectRenderer.Facts(check.Definition, check.Defect)),
            .. check.Source.Runs.Count == 0 ? Array.Empty<ViewBlock>() : [Runs(check)],
        ],
    };

    private static ViewBlock.Table Runs(ReportedCheck check)
    {
        CheckRun[] own = [.. check.Source.Runs.Where(run => run.Checks.Contains(check.Definition.Name)).Reverse()];
        return new ViewBlock.Table(
            [new("Delivery"), new("Checked"), new("Rows", true), new("Outcome")],
            [
                .. own.Take(MostDeliveries).Select(run => (IReadOnlyList<ViewCell>)
                    [run.Seen.Label, Day(run.Seen.At), QuantityText.Count(run.Seen.Rows), Found(check.Definition, run)]),
            ],
            own.Length > MostDeliveries ? $"The newest {QuantityText.Count(MostDeliveries)} of {QuantityText.Count(own.Length, "run")}." : $"Runs on {check.Definition.Source}, newest first.");
    }

    private static ViewCell Found(CheckDefinition check, CheckRun run) => run.Fired.FirstOrDefault(fired => fired.Name == check.Name) is { } fired
        ? new ViewCell(
            $"fired{(fired.Failing is { } rows ? $" on {QuantityText.Count(rows, "row")}" : "")}{(fired.Snapshot is { } kept ? $", kept as {CheckRenderer.Short(kept)}" : "")}",
            check.Severity == CheckSeverity.Error ? ViewStatus.Bad : ViewStatus.Warning)
        : new ViewCell("held", ViewStatus.Good);

    private static string Outcome(CheckRun run) => run.Fired.Count == 0
        ? "all hold"
        : $"fired: {string.Join(", ", run.Fired.Select(fired => fired.Name))}";

    /// <summary>What fired and is no recorded check is an emergency check: then the data is not fit to use.</summary>
    private static ViewStatus Status(CheckedSource source, List<ReportedCheck> checks) => source.Last!.Fired
        .Select(fired => checks.Find(check => check.Source == source && check.Definition.Name == fired.Name)?.Status ?? ViewStatus.Bad)
        .DefaultIfEmpty(ViewStatus.Good).Max();

    private static string Day(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
