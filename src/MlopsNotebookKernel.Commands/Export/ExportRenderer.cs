using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>Shows what an export came to.</summary>
internal static class ExportRenderer
{
    /// <summary>The view of a result.</summary>
    /// <param name="result">The result.</param>
    public static View Render(ExportResult result) => result switch
    {
        ExportResult.Marked marked => new View(ViewStatus.Neutral, $"Finished: this cell is exported as {marked.Member}.", []),
        ExportResult.Exported exported => Render(exported),
        ExportResult.Checked compared => Render(compared),
        _ => throw new InvalidOperationException($"No view of {result.GetType().Name}."),
    };

    private static View Render(ExportResult.Exported result)
    {
        int changed = result.Changes.Count(change => change.Kind is FileChangeKind.Added or FileChangeKind.Changed or FileChangeKind.Removed);
        string what = $"{Count(result.Cells, "cell")} exported as {Count(result.Members.Count, "member")} to {result.Library}";
        string summary = result.IsDryRun
            ? changed == 0 ? $"{result.Library} is in step with {result.Notebook}: an export would change nothing." : $"{Count(result.Cells, "cell")} would become {Count(result.Members.Count, "member")} of {result.Library} ({Count(changed, "file")} would change)."
            : changed == 0 ? $"{what} (nothing changed)." : $"{what} ({Count(changed, "file")} changed).";
        List<ViewBlock> blocks = [.. result.Warnings.Select(warning => new ViewBlock.Callout(ViewStatus.Warning, warning))];
        blocks.Add(new ViewBlock.Table(
            [new ViewColumn("member"), new ViewColumn("kind"), new ViewColumn("file"), new ViewColumn("cell", IsNumeric: true), new ViewColumn("marked as")],
            [.. result.Members.Select(member => (IReadOnlyList<ViewCell>)
            [
                member.Name, member.Kind, member.File, FormattableString.Invariant($"{member.Cell}"), member.Mark ?? "needed by another",
            ])]));
        if (result.TestedValues.Count > 0)
        {
            blocks.Add(new ViewBlock.Paragraph($"Its tests compare {string.Join(", ", result.TestedValues)} with what the notebook had."));
        }

        AddChanges(blocks, result.Changes, isOpen: result.IsDryRun);
        return new View(result.Warnings.Count > 0 ? ViewStatus.Warning : ViewStatus.Good, summary, blocks);
    }

    private static View Render(ExportResult.Checked result)
    {
        if (result.Agree)
        {
            return new View(ViewStatus.Good, $"{result.Library} and {result.Notebook} agree.", []);
        }

        string moved = (result.NotebookMoved.Count > 0, result.LibraryMoved.Count > 0) switch
        {
            (true, true) => "both moved",
            (true, false) => "the notebook moved",
            (false, true) => "the library moved",
            _ => "the export is out of date",
        };
        List<ViewBlock> blocks = [];
        if (result.NotebookMoved.Count > 0)
        {
            blocks.Add(new ViewBlock.Paragraph($"Changed in the notebook since the export: {string.Join(", ", result.NotebookMoved)}."));
        }

        if (result.LibraryMoved.Count > 0)
        {
            blocks.Add(new ViewBlock.Paragraph($"Changed in the library since the export: {string.Join(", ", result.LibraryMoved)}."));
        }

        AddChanges(blocks, result.Changes, isOpen: false);
        return new View(ViewStatus.Bad, $"{result.Library} and {result.Notebook} disagree: {moved}.", blocks);
    }

    private static void AddChanges(List<ViewBlock> blocks, IReadOnlyList<ChangedFile> changes, bool isOpen)
    {
        foreach (ChangedFile change in changes.Where(change => change.Diff is not null))
        {
            blocks.Add(new ViewBlock.Fold(
                $"{change.Path} ({Word(change.Kind)})",
                [new ViewBlock.Code(change.Diff!, "diff")],
                isOpen && change.Kind != FileChangeKind.Added));
        }

        IReadOnlyList<IReadOnlyList<ViewCell>> files =
            [.. changes.Where(change => change.Diff is null).Select(change => (IReadOnlyList<ViewCell>)[change.Path, Word(change.Kind)])];
        if (files.Count > 0)
        {
            blocks.Add(new ViewBlock.Fold(
                Count(files.Count, "file"), [new ViewBlock.Table([new ViewColumn("file"), new ViewColumn("change")], files)]));
        }
    }

    private static string Word(FileChangeKind kind) => kind switch
    {
        FileChangeKind.Added => "new",
        FileChangeKind.Changed => "changed",
        FileChangeKind.Removed => "removed",
        FileChangeKind.KeptEdit => "edited by hand, kept",
        FileChangeKind.Conflict => "edited by hand, and changed in the notebook",
        _ => "unchanged",
    };

    private static string Count(int number, string noun) => FormattableString.Invariant($"{number} {noun}{(number == 1 ? "" : "s")}");
}
