using System.Text.RegularExpressions;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>The compiler's errors in a notebook, said as refusals.</summary>
/// <param name="index">The notebook.</param>
internal sealed partial class CellDiagnostics(NotebookIndex index)
{
    /// <summary>Refuses each error of a cell that is to become library code.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="refuse">Takes the refusals.</param>
    public void RefuseIn(NotebookCellModel cell, Action<ExportRefusal> refuse)
    {
        foreach (CellError error in cell.Errors.Where(error => !error.IsShown))
        {
            int line = cell.LineOf(error.Span.Start);
            refuse(Missing(cell, error, line) ?? new ExportRefusal(
                cell.Cell.Number, line, $"It does not compile: {error.Message} ({error.Id}).", "Make the cell run in the notebook first."));
        }
    }

    /// <summary>A name that no C# cell declares: what brings it tells what to do.</summary>
    private ExportRefusal? Missing(NotebookCellModel cell, CellError error, int line)
    {
        if (error.Id is not ("CS0103" or "CS0246"))
        {
            return null;
        }

        string? magic = index.Cells
            .Where(other => other.Order <= cell.Order)
            .SelectMany(other => other.Code.Magics)
            .FirstOrDefault(line => AsName().Match(line.Text) is { Success: true } match
                && string.Equals(match.Groups[1].Value, error.Text, StringComparison.OrdinalIgnoreCase))?.Name;
        NotebookCellModel? broken = index.Cells.LastOrDefault(other => other.Order < cell.Order
            && other.Errors.Any(earlier => !earlier.IsShown) && Word(error.Text).IsMatch(other.Code.Text));
        return magic is not null
            ? new ExportRefusal(cell.Cell.Number, line, $"{error.Text} is brought by #!{magic}, which a library cannot run.", "Move the code that works on it into a function with a parameter of a type that a cell declares.")
            : broken is not null
                ? new ExportRefusal(cell.Cell.Number, line, $"{error.Text} is declared in cell {broken.Cell.Number}, which does not compile: {broken.Errors.First(earlier => !earlier.IsShown).Message}.", "Make that cell compile by what C# cells declare.")
                : new ExportRefusal(cell.Cell.Number, line, $"No C# cell above declares {error.Text}.", "Declare it in a C# cell above; cells in other languages do not become library code.");
    }

    private static Regex Word(string text) => new($@"(?<!\w){Regex.Escape(text)}(?!\w)", RegexOptions.CultureInvariant);

    [GeneratedRegex("""\s--as[\s=]+"?([\p{L}_][\p{L}\p{Nd}_]*)""", RegexOptions.CultureInvariant)]
    private static partial Regex AsName();
}
