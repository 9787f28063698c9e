using System.Globalization;
using MlopsNotebookKernel.Commands.Pin.Views;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Rendering.Pages.Reports;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Report;

/// <summary>Puts a report together, and shows what was written.</summary>
internal static class ReportRenderer
{
    /// <summary>The report.</summary>
    /// <param name="title">What it is called.</param>
    /// <param name="scope">What it is of.</param>
    /// <param name="sections">Its sections.</param>
    /// <param name="made">When it is made.</param>
    public static ResearchReport Report(string title, ReportScope scope, IReadOnlyList<ReportSection> sections, DateTimeOffset made) => new(
        title,
        sections.Select(section => section.Status).DefaultIfEmpty(ViewStatus.Neutral).Max(),
        Summary(sections),
        [
            ("Made", made.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)),
            .. scope.Repository is { } repository ? [("Of", Of(repository))] : Array.Empty<(string, string)>(),
        ],
        sections);

    /// <summary>The command's view.</summary>
    /// <param name="result">The result.</param>
    /// <param name="status">How to read the report at a glance.</param>
    public static View View(ReportResult result, ViewStatus status) => new(
        status,
        $"{result.Output}, {QuantityText.Bytes(result.Bytes)}: {result.Summary}",
        result.Sections.Count == 0
            ? []
            :
            [
                new ViewBlock.Table(
                    [new ViewColumn("Section"), new ViewColumn("Entries", true), new ViewColumn("Where it stands")],
                    [.. result.Sections.Select(section => (IReadOnlyList<ViewCell>)
                        [section.Title, section.Entries is { } entries ? QuantityText.Count(entries) : "", new ViewCell(section.Summary, section.Status)])]),
            ]);

    private static string Summary(IReadOnlyList<ReportSection> sections)
    {
        string[] look =
        [
            .. sections.Where(section => section.Status is ViewStatus.Bad or ViewStatus.Warning).OrderByDescending(section => section.Status)
                .Select(section => $"{section.Title.ToLowerInvariant()} ({section.Summary.TrimEnd('.')})"),
        ];
        return sections.Count == 0 ? "Nothing is recorded here yet: begin with mlops init."
            : look.Length == 0 ? "All that is recorded here holds."
            : $"To look at: {string.Join(", ", look)}.";
    }

    private static string Of(RepositoryState repository) => string.Join(", ", new[]
    {
        repository.Commit is { } commit ? $"commit {StampText.ShortCommit(commit)}" : "no commit yet",
        repository.Branch is { } branch ? $"branch {branch}" : "",
        repository.Changes.Count == 0 ? "" : $"{QuantityText.Count(repository.Changes.Count, "file")} not committed",
    }.Where(text => text.Length > 0));
}
