using System.Text.Json.Serialization;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Notebooks.Differences;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Pins.Cells;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Commands.Diff;

/// <summary>How two versions of a notebook differ.</summary>
/// <param name="Before">The first version.</param>
/// <param name="After">The second.</param>
/// <param name="SameCode">Whether no code cell was added, removed, moved or changed.</param>
/// <param name="OutputsCompared">Whether both versions hold outputs; a <c>.dib</c> does not.</param>
/// <param name="Cells">The cells that differ.</param>
public sealed record DiffResult(string Before, string After, bool SameCode, bool OutputsCompared, IReadOnlyList<DiffResult.Item> Cells)
{
    /// <summary>The format's name and version.</summary>
    [JsonPropertyOrder(-2)]
    public string Schema => "mlops.diff-result/1";

    /// <summary>One line.</summary>
    [JsonPropertyOrder(-1)]
    public string Summary
    {
        get
        {
            string[] parts =
            [
                .. Count(CellParts.Code, "code"),
                .. Count(CellParts.Prose, "prose"),
                .. Count(CellParts.Outputs, "outputs"),
            ];
            return parts.Length == 0 ? $"{Before} and {After} have the same cells{(OutputsCompared ? " and outputs" : "")}."
                : $"{(SameCode ? "Same code" : "Code differs")}: {string.Join(", ", parts)} ({Before} → {After}).";
        }
    }

    private IEnumerable<string> Count(CellParts part, string noun)
    {
        int count = Cells.Count(cell => cell.Parts.Contains(part));
        return count == 0 ? [] : [$"{noun} of {QuantityText.Count(count, "cell")}"];
    }

    internal static DiffResult Of(string before, string after, NotebookDifference difference) =>
        new(before, after, difference.IsSameCode, difference.HasOutputs, [.. difference.Cells.Select(Item.Of)]);

    /// <summary>A cell that differs.</summary>
    /// <param name="Change">How.</param>
    /// <param name="Parts">What of it.</param>
    /// <param name="Title">Its first line.</param>
    /// <param name="Language">Its language; <c>markdown</c> or <c>raw</c> for prose.</param>
    /// <param name="Before">Its number in the first version, from 1; null when added.</param>
    /// <param name="After">Its number in the second, from 1; null when removed.</param>
    /// <param name="Diff">The text's lines, those that went with "-", those that came with "+"; null when the text is the same.</param>
    /// <param name="OutputsBefore">What it put out, in a few lines; null when outputs are the same.</param>
    /// <param name="OutputsAfter">What it puts out.</param>
    public sealed record Item(
        DiffChange Change,
        IReadOnlyList<CellParts> Parts,
        string Title,
        string Language,
        int? Before,
        int? After,
        string? Diff,
        IReadOnlyList<string>? OutputsBefore,
        IReadOnlyList<string>? OutputsAfter)
    {
        internal static Item Of(CellDifference cell)
        {
            bool outputs = cell.Parts.HasFlag(CellParts.Outputs);
            return new Item(
                cell.Old is null ? DiffChange.Added : cell.New is null ? DiffChange.Removed : cell.IsMoved ? DiffChange.Moved : DiffChange.Changed,
                [.. new[] { CellParts.Code, CellParts.Prose, CellParts.Outputs }.Where(part => cell.Parts.HasFlag(part))],
                CellName.FirstLine(cell.Cell.Source),
                cell.Old is not null && cell.New is not null && cell.Old.Language != cell.New.Language ? $"{cell.Old.Language} → {cell.New.Language}" : cell.Cell.Language,
                cell.Before + 1,
                cell.After + 1,
                cell.Old?.Source == cell.New?.Source ? null : Lines(cell.Old, cell.New),
                outputs ? OutputSummary.Of(cell.Old!.Outputs) : null,
                outputs ? OutputSummary.Of(cell.New!.Outputs) : null);
        }

        /// <summary>Without the head: it names files, and these are cells.</summary>
        private static string Lines(NotebookCell? before, NotebookCell? after)
        {
            string[] lines = LineDiff.Of("cell", before?.Source, after?.Source).TrimEnd('\n').Split('\n');
            return string.Join('\n', lines.Where((line, index) => index > 1 && (before is not null && after is not null || !line.StartsWith("@@ ", StringComparison.Ordinal))));
        }
    }
}
