using MlopsNotebookKernel.Commands.Pin.Views;
using MlopsNotebookKernel.Commands.Verify;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Rendering.Pages.Reports;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Report.Notebooks;

/// <summary>Every notebook with its question: whether what it says is still true, why not, and what to do.</summary>
internal sealed class NotebooksSection : IReportSection
{
    /// <inheritdoc/>
    public string Id => "notebooks";

    /// <inheritdoc/>
    public string Title => "Notebooks";

    /// <inheritdoc/>
    public Task<ReportSection?> ReadAsync(ReportScope scope, CancellationToken cancellation) =>
        Task.FromResult(scope.Notebooks.Count == 0 && scope.Problems.Count == 0 ? null : Section(scope));

    private ReportSection Section(ReportScope scope)
    {
        VerifyResult result = new([.. scope.Notebooks.Select(notebook => notebook.Verified)]);
        ViewStatus status = result.Notebooks.Select(VerifyRenderer.Status).DefaultIfEmpty(ViewStatus.Neutral).Max();
        return new ReportSection(
            Id,
            Title,
            scope.Problems.Count > 0 ? ViewStatus.Bad : status,
            result.Notebooks.Count == 0 ? "None." : $"{VerifyRenderer.Counts(result)}.",
            [.. scope.Problems.Select(ReportProblems.Of)],
            new ReportTable(
                "Notebooks, what does not hold first",
                [new ReportColumn("Notebook"), new ReportColumn("State", IsFilter: true), new ReportColumn("Stamped"), new ReportColumn("Why"), new ReportColumn("Remedy")],
                [.. scope.Notebooks.OrderByDescending(notebook => VerifyRenderer.Status(notebook.Verified)).ThenByDescending(notebook => notebook.Verified.State).Select(Entry)]));
    }

    private static ReportEntry Entry(ReportedNotebook notebook)
    {
        VerifiedNotebook verified = notebook.Verified;
        ViewStatus status = VerifyRenderer.Status(verified);
        return new ReportEntry(
            $"notebook {notebook.Path}",
            [
                new ReportCell(notebook.Name) { Below = verified.Stamp?.Question },
                new ReportCell(VerifyRenderer.State(verified), status) { Order = (int)verified.State },
                verified.Stamp is { } stamp ? StampText.Date(stamp) : "",
                Why(verified),
                VerifyRenderer.Remedies(verified) is { Length: > 0 } remedies ? remedies : verified.Missing.Count > 0 ? verified.Missing[0].Paste ?? "" : "",
            ])
        {
            Status = status,
            DetailsTitle = DetailsTitle(verified),
            Details = verified.Stamp is null ? [] :
            [
                .. StampBlocks.Warnings(verified.Flaws, verified.Missing, verified.Stamp),
                .. DifferenceBlocks.Of(verified.Differences, withRemedies: true),
                .. StampBlocks.Essentials(verified.Stamp),
            ],
            Links = [.. verified.Drift.Select(drift => ($"Drift of {drift.Asset}", Drift.DriftSection.Key(notebook, drift)))],
        };
    }

    private static string Why(VerifiedNotebook verified) =>
        verified.State == StampState.Unpinned ? "no stamp yet"
        : VerifyRenderer.Why(verified) is { Length: > 0 } why ? why
        : verified.Missing.Count > 0 ? verified.Missing[0].Text
        : "";

    private static string DetailsTitle(VerifiedNotebook verified)
    {
        int differences = verified.Differences.Count;
        string stands = verified.Stamp is { } stamp
            ? $"{QuantityText.Count(stamp.Cells.Count, "cell")}, {QuantityText.Count(stamp.Assets.Count, "asset")}, {QuantityText.Count(stamp.Packages.Count, "package")} stamped"
            : "";
        return differences == 0 ? stands : $"{QuantityText.Count(differences, "difference")}; {stands}";
    }
}
