using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Thesis;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Theses;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Pages.Reports;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Report.Theses;

/// <summary>Whether what was believed came true: the metric, the outcome, and which link broke.</summary>
internal sealed class ThesesSection : IReportSection
{
    /// <inheritdoc/>
    public string Id => "theses";

    /// <inheritdoc/>
    public string Title => "Theses";

    /// <inheritdoc/>
    public async Task<ReportSection?> ReadAsync(ReportScope scope, CancellationToken cancellation)
    {
        List<Exception> problems = [];
        List<ReportEntry> entries = [];
        List<ThesisVerdict> verdicts = [];
        foreach ((Workspace workspace, ThesisStore store) in scope.Each(workspace => new ThesisStore(workspace), problems))
        {
            (IReadOnlyList<ThesisDefinition> theses, IReadOnlyList<Exception> faults) = store.Readable();
            problems.AddRange(faults);
            ThesisReader reader = new(scope.Services, new CommandContext(workspace, workspace.Root, null, null));
            foreach (ThesisDefinition thesis in theses)
            {
                try
                {
                    ThesisAnswer answer = await reader.AnswerAsync(thesis, cancellation).ConfigureAwait(false);
                    verdicts.Add(answer.Verdict);
                    entries.Add(Entry(workspace, new AnsweredThesis(thesis, answer, scope.Shown(workspace, store.RelativePath(thesis.Name)))));
                }
                catch (Exception fault) when (fault is MlopsException or IOException or UnauthorizedAccessException)
                {
                    entries.Add(Unread(workspace, thesis, fault));
                }
            }
        }

        return entries.Count + problems.Count == 0 ? null : Section(entries, verdicts, problems);
    }

    private ReportSection Section(List<ReportEntry> entries, List<ThesisVerdict> verdicts, List<Exception> problems)
    {
        string said = string.Join(", ", verdicts.GroupBy(verdict => verdict).OrderBy(group => group.Key).Select(group => $"{QuantityText.Count(group.Count())} {ThesisWords.Verdict(group.Key).ToLowerInvariant()}"));
        int unread = entries.Count - verdicts.Count;
        string[] parts = [said, unread == 0 ? "" : $"{QuantityText.Count(unread)} cannot be answered"];
        return new ReportSection(
            Id,
            Title,
            problems.Count > 0 ? ViewStatus.Bad : entries.Select(entry => entry.Status).Max(),
            string.Join(", ", parts.Where(part => part.Length > 0)) is { Length: > 0 } text ? $"{text}." : "None can be read.",
            [.. problems.Select(ReportProblems.Of)],
            new ReportTable(
                "Theses by name",
                [new ReportColumn("Thesis"), new ReportColumn("Answer", IsFilter: true), new ReportColumn("Metric"), new ReportColumn("Outcome"), new ReportColumn("Since"), new ReportColumn("Final on")],
                entries));
    }

    private static ReportEntry Entry(Workspace workspace, AnsweredThesis thesis)
    {
        ViewStatus status = ThesisRenderer.Status(thesis.Answer.Verdict);
        return new ReportEntry(
            Key(workspace, thesis.Definition),
            [
                new ReportCell(thesis.Definition.Name) { Below = thesis.Definition.Statement },
                new ReportCell(ThesisWords.Verdict(thesis.Answer.Verdict).ToLowerInvariant(), status) { Order = (int)thesis.Answer.Verdict },
                new ReportCell(ThesisWords.Way(thesis.Answer.Metric)) { Below = thesis.Definition.Metric.Name },
                new ReportCell(ThesisWords.Way(thesis.Answer.Outcome)) { Below = thesis.Definition.Outcome.Name },
                QuantityText.Day(thesis.Definition.Since),
                QuantityText.Day(thesis.Answer.HorizonEnd),
            ])
        {
            Status = status,
            DetailsTitle = "Both series, and what they say",
            Details = ThesisRenderer.Blocks(thesis),
        };
    }

    private static ReportEntry Unread(Workspace workspace, ThesisDefinition thesis, Exception fault) => new(
        Key(workspace, thesis),
        [new ReportCell(thesis.Name) { Below = thesis.Statement }, new ReportCell("cannot be answered", ViewStatus.Bad) { Order = -1 }, thesis.Metric.Name, thesis.Outcome.Name, QuantityText.Day(thesis.Since), ""])
    {
        Status = ViewStatus.Bad,
        DetailsTitle = "Why",
        Details = [ReportProblems.Of(fault)],
    };

    private static string Key(Workspace workspace, ThesisDefinition thesis) => $"thesis {workspace.Root} {thesis.Name}";
}
