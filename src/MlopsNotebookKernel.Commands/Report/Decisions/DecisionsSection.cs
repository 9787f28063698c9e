using MlopsNotebookKernel.Commands.Decisions;
using MlopsNotebookKernel.Domain.Decisions;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Pages.Reports;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Report.Decisions;

/// <summary>What was decided, what was rejected and why, and where the data it was decided on has changed since.</summary>
internal sealed class DecisionsSection : IReportSection
{
    /// <inheritdoc/>
    public string Id => "decisions";

    /// <inheritdoc/>
    public string Title => "Decisions";

    /// <inheritdoc/>
    public Task<ReportSection?> ReadAsync(ReportScope scope, CancellationToken cancellation)
    {
        List<Exception> problems = [];
        List<(Workspace Workspace, DecisionItem Item)> items = [];
        foreach ((Workspace workspace, (IReadOnlyList<Decision> decisions, IReadOnlyList<DecisionException> faults)) in scope.Each(workspace => new DecisionStore(workspace).Readable(), problems))
        {
            problems.AddRange(faults);
            items.AddRange(decisions.Select(decision => (workspace, DecisionItem.Of(decision, new DecisionStore(workspace), scope.Snapshots(workspace)))));
        }

        return Task.FromResult(items.Count + problems.Count == 0 ? null : Section(scope, items, problems));
    }

    private ReportSection Section(ReportScope scope, List<(Workspace Workspace, DecisionItem Item)> items, List<Exception> problems)
    {
        int changed = items.Count(pair => DecisionBlocks.Changed(pair.Item) is not null);
        int open = items.Count(pair => pair.Item.Status == DecisionStatus.Proposed);
        int rejected = items.Sum(pair => pair.Item.Rejected.Count);
        string[] parts =
        [
            QuantityText.Count(items.Count, "decision"),
            rejected == 0 ? "" : QuantityText.Count(rejected, "rejected option"),
            open == 0 ? "" : $"{QuantityText.Count(open)} open",
            changed == 0 ? "" : $"the data of {QuantityText.Count(changed)} has changed since",
        ];
        return new ReportSection(
            Id,
            Title,
            problems.Count > 0 ? ViewStatus.Bad : changed + open > 0 ? ViewStatus.Warning : ViewStatus.Neutral,
            $"{string.Join(", ", parts.Where(part => part.Length > 0))}.",
            [.. problems.Select(ReportProblems.Of)],
            new ReportTable(
                "Decisions, newest first",
                [new ReportColumn("Decision"), new ReportColumn("Status", IsFilter: true), new ReportColumn("Date"), new ReportColumn("Theme", IsFilter: true), new ReportColumn("Rejected")],
                [.. items.OrderByDescending(pair => pair.Item.Date, StringComparer.Ordinal).ThenByDescending(pair => pair.Item.Decided).ThenBy(pair => pair.Item.Id, StringComparer.Ordinal).Select(pair => Entry(scope, pair.Workspace, pair.Item))]));
    }

    private static ReportEntry Entry(ReportScope scope, Workspace workspace, DecisionItem item)
    {
        bool look = DecisionBlocks.Changed(item) is not null || item.Status == DecisionStatus.Proposed;
        return new ReportEntry(
            $"decision {workspace.Root} {item.Id}",
            [
                new ReportCell(item.Title) { Below = item.Choice is null ? "open" : $"→ {item.Choice}" },
                new ReportCell(item.Status.ToString().ToLowerInvariant(), Status(item.Status)) { Order = (int)item.Status },
                item.Date,
                item.Theme ?? "",

                // The sign says it beside the column's title, for it is no fault that something was rejected.
                string.Join("\n", item.Rejected.Select(option => $"{StatusMark.Sign(ViewStatus.Bad)} {option.Option}")),
            ])
        {
            Status = look ? ViewStatus.Warning : ViewStatus.Neutral,
            DetailsTitle = item.Rejected.Count == 0 ? "Why" : "Why, and why not",
            Details = DecisionBlocks.Whole(item with { File = scope.Shown(workspace, item.File) }),
            Links = item.Notebook is { } notebook ? [($"Decided in {notebook}", $"notebook {Path.GetFullPath(notebook, workspace.Root)}")] : [],
        };
    }

    private static ViewStatus Status(DecisionStatus status) => status switch
    {
        DecisionStatus.Accepted => ViewStatus.Good,
        DecisionStatus.Proposed => ViewStatus.Warning,
        DecisionStatus.Rejected => ViewStatus.Bad,
        _ => ViewStatus.Neutral,
    };
}
