using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>
/// What would not compile in a library, said of the cell that it comes from: a script allows what a class does not, and
/// the compiler is the judge of all such things.
/// </summary>
/// <param name="index">The notebook.</param>
/// <param name="members">The library's members.</param>
internal sealed class LibraryFaults(NotebookIndex index, IReadOnlyList<ExportedMember> members)
{
    /// <summary>The refusals; empty when an error belongs to no cell.</summary>
    /// <param name="errors">The errors.</param>
    public IReadOnlyList<ExportRefusal> Of(IReadOnlyList<LibraryError> errors)
    {
        List<ExportRefusal> refusals = [];
        foreach (LibraryError error in errors)
        {
            List<NotebookCellModel> cells = [.. members.Where(member => member.File == error.Path)
                .Select(member => member.Cell)
                .Distinct()
                .Select(number => index.Cells.First(cell => cell.Cell.Number == number))];
            if (cells.Count == 0)
            {
                return [];
            }

            // A line is mostly taken over as it is, so its text tells the place; else the cell as a whole is named.
            (NotebookCellModel cell, int line) = cells
                .Select(cell => (Cell: cell, Line: LineOf(cell, error.Code)))
                .OrderBy(place => place.Line == 0)
                .First();
            refusals.Add(new ExportRefusal(
                cell.Cell.Number,
                Math.Max(line, 1),
                $"It compiles in a notebook but not in a library: {error.Message} ({error.Id}).",
                "Write it in a way that compiles inside a method or a class of a namespace."));
        }

        return [.. refusals.DistinctBy(refusal => (refusal.Cell, refusal.Line))];
    }

    private static int LineOf(NotebookCellModel cell, string code)
    {
        string[] lines = cell.Code.Text.Split('\n');
        return Array.FindIndex(lines, line => line.Trim() == code) + 1;
    }
}
