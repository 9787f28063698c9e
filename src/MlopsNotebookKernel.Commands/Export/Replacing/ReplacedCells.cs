using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Notebooks;

namespace MlopsNotebookKernel.Commands.Export.Replacing;

/// <summary>Which cells of a notebook are calls of its library, and what they stood for, as <c>export.json</c> knows it.</summary>
internal sealed class ReplacedCells
{
    private readonly string? _reference;
    private readonly Dictionary<string, ManifestSource> _byCall;

    /// <summary>Reads a record.</summary>
    /// <param name="recorded">The last export; null for the first.</param>
    public ReplacedCells(ExportManifest? recorded)
    {
        _reference = recorded?.Reference;
        _byCall = (recorded?.Sources ?? []).Where(source => source.Text is not null)
            .GroupBy(source => source.Sha256, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
    }

    /// <summary>Whether any cell is replaced.</summary>
    public bool Any => _reference is not null;

    /// <summary>Whether a cell is the one that refers to the library.</summary>
    /// <param name="source">The cell's text.</param>
    public bool IsReference(string source) => _reference is { } reference && CellText.Digest(source) == reference;

    /// <summary>What a call stood for; null for a cell that is no such call.</summary>
    /// <param name="source">The cell's text.</param>
    public ManifestSource? Of(string source) => _byCall.Count == 0 ? null : _byCall.GetValueOrDefault(CellText.Digest(source));

    /// <summary>The place of the cell that refers to the library, from 0; -1 where none does.</summary>
    /// <param name="document">The notebook.</param>
    public int ReferenceIn(NotebookDocument document) => _reference is null ? -1
        : document.Cells.ToList().FindIndex(cell => IsCode(cell) && IsReference(cell.Source));

    /// <summary>A cell with the text that its call stood for, if it is one.</summary>
    /// <param name="cell">The cell as the notebook has it.</param>
    public ExportCell PutBack(ExportCell cell) => Of(cell.Source) is { Text: { } text } ? cell with { Source = text, Call = cell.Source } : cell;

    /// <summary>Whether a cell holds C#.</summary>
    /// <param name="cell">The cell.</param>
    public static bool IsCode(NotebookCell cell) => cell.Kind == CellKind.Code && cell.Language == NotebookLanguage.CSharp;
}
