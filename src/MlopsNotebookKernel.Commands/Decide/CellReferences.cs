using System.Globalization;
using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Commands.Export;
using MlopsNotebookKernel.Domain.Notebooks;

namespace MlopsNotebookKernel.Commands.Decide;

/// <summary>Finds a cell of a saved notebook by what people call it.</summary>
internal static class CellReferences
{
    /// <summary>What to do about a name that means no cell.</summary>
    public const string Remedy = "Name a cell by the name it is exported as, its id, its number from 1 (Markdown cells count), or something it declares.";

    /// <summary>The place of the cell that a reference means, from 0; null for none.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="reference">The name it is exported as, its id, its number, or something it declares.</param>
    public static int? Find(NotebookDocument document, string reference)
    {
        int at = Place(document, cell => IsMarked(cell, reference));
        at = at >= 0 ? at : Place(document, cell => cell.Id == reference);
        if (at < 0 && int.TryParse(reference, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= 1 && number <= document.Cells.Count && document.Cells[number - 1].Kind == CellKind.Code)
        {
            at = number - 1;
        }

        at = at >= 0 ? at : Place(document, cell => Declares(cell.Source, reference));
        return at < 0 ? null : at;
    }

    /// <summary>Whether a cell's code declares a name at its top.</summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="name">The name.</param>
    public static bool Declares(string source, string name) =>
        source.Contains(name, StringComparison.Ordinal) && CellDeclarations.In(source).Contains(name);

    private static bool IsMarked(NotebookCell cell, string reference) =>
        (ExportMark.In(cell.Source) ?? CellMarks.Of(cell.Tags, cell.Source)) is { } mark && Identifiers.Pascal(mark) == Identifiers.Pascal(reference);

    private static int Place(NotebookDocument document, Func<NotebookCell, bool> isMeant)
    {
        for (int index = 0; index < document.Cells.Count; index++)
        {
            if (document.Cells[index].Kind == CellKind.Code && isMeant(document.Cells[index]))
            {
                return index;
            }
        }

        return -1;
    }
}
