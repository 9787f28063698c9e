using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>The compiler's errors in a notebook, said as refusals.</summary>
/// <param name="index">The notebook.</param>
/// <param name="isThorough">
/// Whether the compiler is asked for all its errors, which takes as long as all else together; if not, only whether it knows
/// every name, and <see cref="IsInDoubt"/> says where it does not.
/// </param>
internal sealed partial class CellDiagnostics(NotebookIndex index, bool isThorough)
{
    /// <summary>Whether there may be an error that was not refused.</summary>
    public bool IsInDoubt { get; private set; }

    /// <summary>Whether code of a cell that is to become library code has an error; where that is not asked, no.</summary>
    /// <param name="cell">The cell.</param>
    public bool HasFaults(NotebookCellModel cell) => isThorough && cell.Faults.Any();

    /// <summary>Refuses each error in code that is to become library code.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="span">The code in it.</param>
    /// <param name="refuse">Takes the refusals.</param>
    public void RefuseIn(NotebookCellModel cell, TextSpan span, Action<ExportRefusal> refuse)
    {
        if (!isThorough)
        {
            IsInDoubt |= !cell.IsUnderstood(span);
            return;
        }

        foreach (CellError error in cell.Faults.Where(error => error.Span.IntersectsWith(span)))
        {
            int line = cell.LineOf(error.Span.Start);
            refuse(Missing(cell, error, line) ?? new ExportRefusal(
                cell.Cell.Number, line, $"It does not compile: {error.Message} ({error.Id}).", "Make the cell run in the notebook first."));
        }
    }

    /// <summary>Why a type is not known: the first error of the cell, shown code included; null when it has none.</summary>
    /// <param name="cell">The cell.</param>
    public static string? CauseIn(NotebookCellModel cell) => cell.Errors.Value is [var first, ..] ? first.Message : null;

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
        return magic is null
            ? new ExportRefusal(
                cell.Cell.Number,
                line,
                $"No C# cell above declares {error.Text}, and no package of the notebook has it.",
                "Add the #r line or the using directive that brings it, or declare it in a C# cell above; cells in other languages do not become library code.")
            : new ExportRefusal(cell.Cell.Number, line, $"{error.Text} is brought by #!{magic}, which a library cannot run.", "Move the code that works on it into a function with a parameter of a type that a cell declares.");
    }

    [GeneratedRegex("""\s--as[\s=]+"?([\p{L}_][\p{L}\p{Nd}_]*)""", RegexOptions.CultureInvariant)]
    private static partial Regex AsName();
}
