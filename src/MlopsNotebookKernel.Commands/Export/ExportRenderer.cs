using MlopsNotebookKernel.Commands.Export.Replacing;
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
        ExportResult.Marked marked => new View(ViewStatus.Neutral, marked.Summary, []),
        ExportResult.Exported exported => Render(exported),
        ExportResult.Checked compared => Render(compared),
        ExportResult.Restored restored => Render(restored),
        _ => throw new InvalidOperationException($"No view of {result.GetType().Name}."),
    };

    private static View Render(ExportResult.Exported result)
    {
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

        blocks.AddRange(result.Clones.Select(clone => new ViewBlock.Callout(ViewStatus.Neutral, $"Repeated code: {clone}")));
        blocks.AddRange(result.Notes.Select(note => new ViewBlock.Paragraph(note)));
        AddHandEdits(blocks, result.Changes);
        AddChanges(blocks, result.Changes, isOpen: result.IsDryRun);
        AddCells(blocks, result.Notebook, result.Replaced);
        if (result.Use is { } use)
        {
            blocks.Add(new ViewBlock.Fold(
                "Another notebook calls the library instead of repeating the cells (with --replace this one does):", [new ViewBlock.Code(use.Text, "csharp")], Open: true));
        }

        return new View(result.Warnings.Count > 0 ? ViewStatus.Warning : ViewStatus.Good, result.Summary, blocks);
    }

    private static View Render(ExportResult.Restored result)
    {
        List<ViewBlock> blocks = [];
        if (result.Left.Count > 0)
        {
            blocks.Add(new ViewBlock.Callout(
                ViewStatus.Warning, $"The call was edited, so the cell stays as it is: {string.Join(", ", result.Left)}. {ExportManifest.FileName} keeps its text; undo the edit to have it back."));
        }

        AddCells(blocks, result.Notebook, result.Change);
        return new View(result.Left.Count > 0 ? ViewStatus.Warning : ViewStatus.Good, result.Summary, blocks);
    }

    private static void AddCells(List<ViewBlock> blocks, string notebook, NotebookChange? change)
    {
        if (change is { Cells.Count: > 0 })
        {
            blocks.Add(new ViewBlock.Paragraph($"Cells of {notebook}: {string.Join(", ", change.Cells)}."));
        }

        if (change?.Diff is { Length: > 0 } diff)
        {
            blocks.Add(new ViewBlock.Fold($"{notebook} (its code)", [new ViewBlock.Code(diff, "diff")], Open: true));
        }
    }

    private static View Render(ExportResult.Checked result)
    {
        if (result.Agree)
        {
            return new View(ViewStatus.Good, result.Summary, []);
        }

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
        return new View(ViewStatus.Bad, result.Summary, blocks);
    }

    /// <summary>What became of edits by hand must be seen without unfolding anything.</summary>
    private static void AddHandEdits(List<ViewBlock> blocks, IReadOnlyList<ChangedFile> changes)
    {
        foreach (FileChangeKind kind in new[] { FileChangeKind.Merged, FileChangeKind.KeptEdit, FileChangeKind.Conflict })
        {
            List<string> files = [.. changes.Where(change => change.Kind == kind).Select(change => change.Path)];
            if (files.Count > 0)
            {
                blocks.Add(new ViewBlock.Paragraph($"{char.ToUpperInvariant(Word(kind)[0])}{Word(kind)[1..]}: {string.Join(", ", files)}."));
            }
        }
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
                files.Count == 1 ? "1 file" : FormattableString.Invariant($"{files.Count} files"), [new ViewBlock.Table([new ViewColumn("file"), new ViewColumn("change")], files)]));
        }
    }

    private static string Word(FileChangeKind kind) => kind switch
    {
        FileChangeKind.Added => "new",
        FileChangeKind.Changed => "changed",
        FileChangeKind.Removed => "removed",
        FileChangeKind.Merged => "edited by hand, merged with the notebook's change",
        FileChangeKind.KeptEdit => "edited by hand, kept",
        FileChangeKind.Conflict => "edited by hand, and changed in the notebook",
        _ => "unchanged",
    };
}
