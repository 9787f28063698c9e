using MlopsNotebookKernel.Commands.Drift;
using MlopsNotebookKernel.Commands.Pin;
using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Rendering.Pages.Reports;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Report.Drift;

/// <summary>How far the data that notebooks stand on has moved since they were stamped, each table once.</summary>
internal sealed class DriftSection : IReportSection
{
    /// <inheritdoc/>
    public string Id => "drift";

    /// <inheritdoc/>
    public string Title => "Drift";

    /// <summary>The key of a table that moved.</summary>
    /// <param name="notebook">A notebook that stands on it.</param>
    /// <param name="drift">Its drift.</param>
    public static string Key(ReportedNotebook notebook, AssetDrift drift) =>
        $"drift {notebook.Workspace.Root} {drift.Path} {drift.Snapshot ?? drift.Asset}";

    /// <inheritdoc/>
    public Task<ReportSection?> ReadAsync(ReportScope scope, CancellationToken cancellation)
    {
        Moved[] moved =
        [
            .. scope.Notebooks.SelectMany(notebook => notebook.Verified.Drift.Select(drift => (Notebook: notebook, Drift: drift)))
                .GroupBy(pair => Key(pair.Notebook, pair.Drift), StringComparer.Ordinal)
                .Select(group => new Moved(group.Key, group.First().Drift, Path(scope, group.First().Notebook, group.First().Drift), [.. group.Select(pair => pair.Notebook.Name)]))
                .OrderByDescending(table => table.Drift.Report.Verdict).ThenBy(table => table.Drift.Asset, StringComparer.Ordinal).ThenBy(table => table.Key, StringComparer.Ordinal),
        ];
        return Task.FromResult(moved.Length == 0 ? null : Section(moved));
    }

    private ReportSection Section(Moved[] moved) => new(
        Id,
        Title,
        moved.Select(table => DriftWords.Status(table.Drift.Report.Verdict)).Max(),
        $"{string.Join(", ", moved.GroupBy(table => table.Drift.Report.Verdict).Select(group => $"{QuantityText.Count(group.Count())} {DriftWords.Of(group.Key)}"))} since stamped.",
        [],
        new ReportTable(
            "Tables that moved since a notebook was stamped on them, gravest first",
            [
                new ReportColumn("Data"), new ReportColumn("Verdict", IsFilter: true), new ReportColumn("Biggest mover"), new ReportColumn("Rows then", IsNumeric: true),
                new ReportColumn("Rows now", IsNumeric: true), new ReportColumn("Notebooks", IsNumeric: true),
            ],
            [.. moved.Select(Entry)]));

    private static ReportEntry Entry(Moved table)
    {
        DriftReport report = table.Drift.Report;
        ViewStatus status = DriftWords.Status(report.Verdict);
        ColumnDrift? mover = report.Columns.FirstOrDefault(column => column.Name == report.BiggestMover);
        return new ReportEntry(
            table.Key,
            [
                new ReportCell(table.Drift.Snapshot ?? table.Drift.Asset) { Below = table.Path },
                new ReportCell(DriftWords.Of(report.Verdict), status) { Order = (int)report.Verdict },
                mover is null ? "" : $"{mover.Name} ({DriftWords.Move(mover.Moved)})",
                new ReportCell(QuantityText.Count(report.BaselineRows)) { Order = report.BaselineRows },
                new ReportCell(QuantityText.Count(report.CurrentRows)) { Order = report.CurrentRows },
                new ReportCell(QuantityText.Count(table.Notebooks.Count)) { Order = table.Notebooks.Count },
            ])
        {
            Status = status,
            DetailsTitle = "Charts and verdicts by column",
            Details =
            [
                new ViewBlock.Paragraph(DriftRenderer.Summary(report)),
                .. DriftRenderer.Blocks(report),
                new ViewBlock.Paragraph($"Notebooks that stand on it: {string.Join(", ", table.Notebooks)}."),
            ],
        };
    }

    private static string Path(ReportScope scope, ReportedNotebook notebook, AssetDrift drift) =>
        drift.Path is { } path ? scope.Shown(notebook.Workspace, path) : "";

    private sealed record Moved(string Key, AssetDrift Drift, string Path, IReadOnlyList<string> Notebooks);
}
