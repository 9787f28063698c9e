using System.Globalization;
using MlopsNotebookKernel.Rendering.Pages.Reports;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Report.Metrics;

/// <summary>What each metric means, and what was measured of it over time.</summary>
internal sealed class MetricsSection : IReportSection
{
    private const int MostNotebooks = 20;

    /// <inheritdoc/>
    public string Id => "metrics";

    /// <inheritdoc/>
    public string Title => "Metrics";

    /// <inheritdoc/>
    public Task<ReportSection?> ReadAsync(ReportScope scope, CancellationToken cancellation)
    {
        List<Exception> problems = [];
        IReadOnlyList<MetricFacts> metrics = MetricReader.Read(scope, problems);
        return Task.FromResult(metrics.Count + problems.Count == 0 ? null : Section(scope, metrics, problems));
    }

    private ReportSection Section(ReportScope scope, IReadOnlyList<MetricFacts> metrics, List<Exception> problems) => new(
        Id,
        Title,
        problems.Count > 0 ? ViewStatus.Bad : ViewStatus.Neutral,
        $"{QuantityText.Count(metrics.Count, "metric")}, {QuantityText.Count(metrics.Sum(metric => metric.Measurements.Count), "measurement")}.",
        [.. problems.Select(ReportProblems.Of)],
        new ReportTable(
            "Metrics by name, with their last measurement",
            [
                new ReportColumn("Metric"), new ReportColumn("Last", IsNumeric: true), new ReportColumn("Against the one before"), new ReportColumn("Better", IsFilter: true),
                new ReportColumn("Measured"), new ReportColumn("In"),
            ],
            [.. metrics.Select(metric => Entry(scope, metric))]));

    private static ReportEntry Entry(ReportScope scope, MetricFacts metric)
    {
        Measurement? last = metric.Measurements.Count > 0 ? metric.Measurements[^1] : null;
        string unit = metric.Definition?.Unit is { } said ? $" {said}" : "";
        return new ReportEntry(
            $"metric {metric.Workspace.Root} {metric.Name}",
            [
                new ReportCell(metric.Name) { Below = metric.Definition?.Description },
                last is null ? "" : new ReportCell($"{QuantityText.Number(last.Value)}{unit}") { Order = double.IsFinite(last.Value) ? last.Value : null },
                Change(metric, last, metric.Before, unit),
                metric.Better,
                last is null ? "never" : Day(last),
                last?.Notebook ?? "",
            ])
        {
            DetailsTitle = QuantityText.Count(metric.Measurements.Count, "measurement"),
            Details = metric.Measurements.Count == 0 ? [] : [.. MetricFigure.Of(metric) is { } figure ? [new ViewBlock.Chart(figure)] : Array.Empty<ViewBlock>(), Measurements(scope, metric, unit)],
            Links = [.. metric.Measurements.Reverse().DistinctBy(measured => measured.Key).Take(MostNotebooks).Select(measured => ($"Measured in {measured.Notebook}", measured.Key))],
        };
    }

    private static ReportCell Change(MetricFacts metric, Measurement? last, Measurement? before, string unit)
    {
        if (last is null || before is null)
        {
            return "";
        }

        double change = last.Value - before.Value;
        bool isBetter = metric.Better == "higher" ? change > 0 : change < 0;
        string sign = change > 0 ? "+" : "";
        return change == 0 ? "the same"
            : new ReportCell($"{(isBetter ? "better" : "worse")}: {sign}{QuantityText.Number(change)}{unit}", isBetter ? ViewStatus.Good : ViewStatus.Warning)
            {
                Order = double.IsFinite(change) ? change : null,
            };
    }

    private static ViewBlock.Table Measurements(ReportScope scope, MetricFacts metric, string unit) => new(
        [new ViewColumn("Notebook"), new ViewColumn("Stamped"), new ViewColumn("Value", IsNumeric: true), new ViewColumn("Measured on")],
        [.. metric.Measurements.Reverse().Select(measured => (IReadOnlyList<ViewCell>)
            [measured.Notebook, Day(measured), $"{QuantityText.Number(measured.Value)}{unit}", On(scope, metric, measured)])],
        $"Measurements of {metric.Name}, newest first.");

    private static string On(ReportScope scope, MetricFacts metric, Measurement measured) => measured.Snapshot is not { } id ? "not said"
        : scope.Snapshots(metric.Workspace).All().FirstOrDefault(manifest => manifest.Id == id) is { } manifest ? $"{manifest.Name}@{manifest.ShortId}"
        : id[..Math.Min(12, id.Length)];

    private static string Day(Measurement measured) => measured.Stamped.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
