using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MlopsNotebookKernel.Domain.Decisions;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Commands.Decide;

/// <summary>Takes what cells put out into evidence: <c>output:CELL</c> and <c>chart:CELL</c>.</summary>
/// <param name="cells">The cells.</param>
internal sealed partial class CellEvidence(ICitedCells cells)
{
    private const int LongestLine = 200;
    private const int NameDigits = 8;
    private const string ExportSchema = "mlops.export-result/1";

    private readonly Dictionary<string, EvidenceFile> _files = new(StringComparer.Ordinal);

    /// <summary>The files that the texts so far link to.</summary>
    public IReadOnlyCollection<EvidenceFile> Files => _files.Values;

    /// <summary>Whether a text cites a cell.</summary>
    /// <param name="text">What the user wrote.</param>
    public static bool IsIn(string text) => Citation().IsMatch(text);

    /// <summary>
    /// The text with each citation replaced by a link to its file; an output of one short line stands in the text itself.
    /// </summary>
    /// <param name="text">What the user wrote.</param>
    /// <exception cref="DecisionException">There is no such cell, it put out no such thing (MLOPS1933), or too much (MLOPS1934).</exception>
    public string Cite(string text) => Citation().Replace(text, match => match.Groups[1].Value == "chart" ? Chart(match.Groups[2].Value) : Output(match.Groups[2].Value));

    private string Output(string cell)
    {
        string text = CellTexts.Of(OutputsOf(cell));
        if (text.Length == 0)
        {
            throw new DecisionException("MLOPS1933", $"Cell {cell} put out no text.", "Let its last expression be the value to cite, or cite its picture with chart:CELL.");
        }

        return text.Length <= LongestLine && !text.Contains('\n')
            ? $"{Shown(cell)}: {text}"
            : EvidenceLinks.Write($"output of {Shown(cell)}", File("output", cell, ".txt", Encoding.UTF8.GetBytes(text + "\n")), isPicture: false);
    }

    private string Chart(string cell)
    {
        IReadOnlyList<(string Extension, byte[] Content)> pictures = CellPictures.Of(OutputsOf(cell));
        return pictures.Count == 0
            ? throw new DecisionException("MLOPS1933", $"Cell {cell} shows no picture (image/svg+xml, image/png or image/jpeg).", "Cite its text with output:CELL, or let it show a chart.")
            : string.Join(' ', pictures.Select((picture, i) => EvidenceLinks.Write(
                $"chart{(pictures.Count == 1 ? "" : FormattableString.Invariant($" {i + 1}"))} of {Shown(cell)}", File("chart", cell, picture.Extension, picture.Content), isPicture: true)));
    }

    private IReadOnlyList<CellOutput> OutputsOf(string cell) => [.. cells.OutputsOf(cell).Where(output => !IsMark(output))];

    /// <summary>That a cell is marked for export is no evidence of anything.</summary>
    private static bool IsMark(CellOutput output)
    {
        if (CellTexts.BundleOf(output)?.Result is not { } json || !json.Contains(ExportSchema, StringComparison.Ordinal))
        {
            return false;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("kind", out JsonElement kind) && kind.ValueKind == JsonValueKind.String && kind.GetString() == "marked";
        }
        catch (JsonException)
        {
            // A saved notebook may be anybody's: what is no result is shown as it is.
            return false;
        }
    }

    private static string Shown(string cell) => cell.All(char.IsAsciiDigit) ? $"cell {cell}" : cell;

    private EvidenceFile File(string kind, string cell, string extension, byte[] content)
    {
        if (content.Length > EvidenceFile.LargestBytes)
        {
            throw new DecisionException(
                "MLOPS1934", $"The {kind} of cell {cell} is larger than {QuantityText.Bytes(EvidenceFile.LargestBytes)}, and would stay in Git for ever.", "Let the cell show less, or cite a number with @variable.");
        }

        string digits = Convert.ToHexStringLower(SHA256.HashData(content))[..NameDigits];
        EvidenceFile file = new($"{kind}-{SnapshotName.From(cell)}-{digits}{extension}", content);
        _files[file.Name] = file;
        return file;
    }

    [GeneratedRegex(@"(?<![\p{L}\p{Nd}_-])(output|chart):([\p{L}\p{Nd}_][\p{L}\p{Nd}_-]{0,99})", RegexOptions.CultureInvariant)]
    private static partial Regex Citation();
}
