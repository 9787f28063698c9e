using System.Globalization;
using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>
/// Marks cells that their text does not mark: by the tag <c>mlops-export</c> or <c>mlops-export:NAME</c>, and by
/// <c>--cell CELL</c> or <c>--cell CELL=NAME</c> on the command line, where CELL is a cell's id, its number from 1, or
/// the name of something it declares.
/// </summary>
internal static class CellMarks
{
    private const string Tag = "mlops-export";

    /// <summary>The name that a cell's tags mark it with; null when they do not.</summary>
    /// <param name="tags">Its tags.</param>
    /// <param name="source">Its text, which gives a name where the tag gives none.</param>
    public static string? Of(IReadOnlyList<string> tags, string source) => tags.Select(tag =>
        tag.StartsWith(Tag + ":", StringComparison.Ordinal) ? tag[(Tag.Length + 1)..].Trim()
        : tag == Tag ? NameOf(source) ?? Tag
        : null).FirstOrDefault(name => name is not null);

    /// <summary>Marks the cells that the command line names, or named at the last export.</summary>
    /// <param name="cells">The notebook's cells.</param>
    /// <param name="named">What the command line says; empty when it says nothing.</param>
    /// <param name="recorded">The last export's cells; empty for the first.</param>
    /// <exception cref="UsageException">A cell is not there, or two are meant (MLOPS1009).</exception>
    public static IReadOnlyList<ExportCell> Apply(
        IReadOnlyList<ExportCell> cells, IReadOnlyList<string> named, IReadOnlyList<ManifestSource> recorded)
    {
        Dictionary<ExportCell, string> marks = named.Count > 0
            ? Named(cells, named)
            : Recorded(cells, recorded);
        return [.. cells.Select(cell => marks.TryGetValue(cell, out string? mark)
            ? cell with { Mark = mark, IsMarkedByCommand = true }
            : cell)];
    }

    private static Dictionary<ExportCell, string> Named(IReadOnlyList<ExportCell> cells, IReadOnlyList<string> named)
    {
        Dictionary<ExportCell, string> marks = [];
        foreach (string word in named)
        {
            string[] parts = word.Split('=', 2);
            ExportCell cell = Find(cells, parts[0]);
            string? name = parts.Length > 1 ? parts[1]
                : cell.Id != parts[0] && Identifiers.IsIdentifier(parts[0]) ? Identifiers.Pascal(parts[0])
                : NameOf(cell.Source);
            marks[cell] = name ?? throw new UsageException(
                "MLOPS1009", $"Cell {parts[0]} declares nothing that could give it a name.", $"Write --cell {parts[0]}=LoadFlights.");
        }

        return marks;
    }

    private static ExportCell Find(IReadOnlyList<ExportCell> cells, string word)
    {
        if (cells.FirstOrDefault(cell => cell.Id == word) is { } byId)
        {
            return byId;
        }

        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return cells.FirstOrDefault(cell => cell.Number == number) ?? throw new UsageException(
                "MLOPS1009", $"Cell {word} of the notebook is no C# cell.", "Count all cells from 1, Markdown too.");
        }

        List<ExportCell> declaring = [.. cells.Where(cell => CellDeclarations.In(cell.Source).Contains(word))];
        return declaring switch
        {
            [var only] => only,
            [] => throw new UsageException("MLOPS1009", $"No C# cell has the id {word} or declares {word}.", "Name a cell by its id, its number from 1, or something it declares."),
            _ => throw new UsageException(
                "MLOPS1009",
                $"{word} is declared in the cells {string.Join(", ", declaring.Select(cell => cell.Number.ToString(CultureInfo.InvariantCulture)))}.",
                $"Name the one that is meant by its number: --cell {declaring[^1].Number.ToString(CultureInfo.InvariantCulture)}={Identifiers.Pascal(word)}."),
        };
    }

    /// <summary>Without ids the number of a cell moves as cells come and go; its code tells it then.</summary>
    private static Dictionary<ExportCell, string> Recorded(IReadOnlyList<ExportCell> cells, IReadOnlyList<ManifestSource> recorded)
    {
        Dictionary<ExportCell, string> marks = [];
        foreach (ManifestSource source in recorded.Where(source => source is { Mark: not null, Cell: not null }))
        {
            ExportCell? cell = cells.FirstOrDefault(cell => cell.Id == source.Cell)
                ?? cells.FirstOrDefault(cell => CellText.Digest(cell.Call ?? cell.Source) == source.Sha256)
                ?? cells.FirstOrDefault(cell => cell.Id is null && cell.Place.ToString(CultureInfo.InvariantCulture) == source.Cell);
            if (cell is not null)
            {
                marks.TryAdd(cell, source.Mark!);
            }
        }

        return marks;
    }

    private static string? NameOf(string source) => CellDeclarations.In(source)
        .Select(Identifiers.Pascal)
        .FirstOrDefault(Identifiers.IsIdentifier);
}
