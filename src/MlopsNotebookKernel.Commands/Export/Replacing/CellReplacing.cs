using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Code.Exports.Replacing;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Notebooks;

namespace MlopsNotebookKernel.Commands.Export.Replacing;

/// <summary>
/// Replaces a notebook's finished cells by calls of the library that they became: the reference to its project in a cell
/// of its own above the first of them, each other cell in its place, with its id, its tags and its outputs.
/// </summary>
/// <param name="notebook">The notebook, from its file.</param>
/// <param name="plan">The library.</param>
/// <param name="project">What <c>#r</c> names, relative to the notebook's folder.</param>
/// <param name="recorded">What is replaced already.</param>
internal sealed class CellReplacing(NotebookToExport notebook, ExportPlan plan, string project, ReplacedCells recorded)
{
    private readonly NotebookDocument _document = notebook.Document!;

    /// <summary>The text of the cell that refers to the library.</summary>
    public string Reference { get; } = NotebookCallText.Reference(plan, project);

    /// <summary>The notebook with its cells replaced; nothing is written.</summary>
    /// <param name="library">The library's files of code as they will lie in its folder.</param>
    /// <param name="request">What the library was made from.</param>
    /// <exception cref="ExportException">A cell cannot be replaced, or another does not compile then (MLOPS1816).</exception>
    public NotebookWriting Replace(ExportRequest request, IReadOnlyList<ExportedFile> library)
    {
        List<ExportRefusal> refusals = [.. plan.Replacement.Refusals];
        refusals.AddRange(plan.Replacement.Cells
            .Select(replacement => notebook.Cells.First(cell => cell.Number == replacement.Cell))
            .Where(cell => cell.Source.Length > ManifestSource.LongestText)
            .Select(cell => new ExportRefusal(cell.Number, 1, $"It is longer than {ManifestSource.LongestText} characters.", "Read from a file what it holds of data.")));
        if (refusals.Count == 0)
        {
            refusals.AddRange(ReplacedNotebook.Faults(request, Replaced(), library));
        }

        return refusals.Count == 0
            ? new NotebookWriting(notebook.Path, _document, Document())
            : throw ExportException.NotReplaceable([.. refusals.OrderBy(refusal => refusal.Cell).ThenBy(refusal => refusal.Line)]);
    }

    /// <summary>The cells as the compiler is to see them.</summary>
    private List<ExportCell> Replaced()
    {
        Dictionary<int, string> texts = plan.Replacement.Cells.ToDictionary(replacement => replacement.Cell, replacement => replacement.Text);
        List<ExportCell> cells = [.. notebook.Cells.Select(cell => cell with { Source = texts.GetValueOrDefault(cell.Number, cell.Source), Mark = null })];
        int first = cells.FindIndex(cell => texts.ContainsKey(cell.Number));
        if (first >= 0)
        {
            cells.Insert(first, new ExportCell(cells[first].Number, null, Reference) { Place = 0 });
        }

        return cells;
    }

    private NotebookDocument Document()
    {
        NotebookDocument document = plan.Replacement.Cells
            .Where(replacement => CellText.Digest(_document.Cells[replacement.Cell - 1].Source) != CellText.Digest(replacement.Text))
            .Aggregate(_document, (changed, replacement) => changed.Replace(replacement.Cell - 1, changed.Cells[replacement.Cell - 1].WithSource(replacement.Text)));
        int reference = recorded.ReferenceIn(document);
        if (plan.Replacement.Cells is not [var first, ..])
        {
            return reference < 0 ? document : document.Remove(reference);
        }

        if (reference >= 0 && reference < first.Cell - 1)
        {
            return recorded.IsReference(Reference) ? document : document.Replace(reference, document.Cells[reference].WithSource(Reference));
        }

        // Prose above a cell is about that cell, so the reference goes above both.
        int place = first.Cell - 1;
        while (place > 0 && document.Cells[place - 1].Kind == CellKind.Markdown)
        {
            place--;
        }

        return (reference < 0 ? document : document.Remove(reference)).Insert(place, NotebookCell.Create(CellKind.Code, Reference));
    }
}
