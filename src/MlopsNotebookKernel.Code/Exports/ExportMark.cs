using System.Text.RegularExpressions;
using MlopsNotebookKernel.Code.Cells;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>The line <c>#!mlops-export --as NAME</c> that marks a cell as finished.</summary>
public static partial class ExportMark
{
    /// <summary>The name a cell is marked with; null when it is not marked.</summary>
    /// <param name="source">The cell's text.</param>
    public static string? In(string source) => source.Contains("mlops-export", StringComparison.Ordinal) ? Of(CellCode.Parse(source)) : null;

    /// <summary>The name a cell is marked with; null when it is not marked.</summary>
    /// <param name="cell">The cell.</param>
    internal static string? Of(CellCode cell) => cell.Magics
        .Where(magic => magic.Name == "mlops-export")
        .Select(magic => Name().Match(magic.Text))
        .Where(match => match.Success)
        .Select(match => match.Groups["quoted"].Success ? match.Groups["quoted"].Value : match.Groups["plain"].Value)
        .LastOrDefault();

    [GeneratedRegex("""\s--as[\s=]+("(?<quoted>[^"]*)"|(?<plain>\S+))""", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
