using System.Globalization;

namespace MlopsNotebookKernel.Domain.Outputs;

/// <summary>
/// Says in a few lines what a cell put out: short text whole, of all else its beginning, kinds and a digest, so that any
/// change of it changes these lines.
/// </summary>
public static class OutputSummary
{
    private const int MostLines = 3;
    private const int LongestLine = 160;
    private const int DigestDigits = 8;

    /// <summary>The lines, in order of the outputs.</summary>
    /// <param name="outputs">The outputs.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<CellOutput> outputs) => [.. outputs.SelectMany(Of)];

    private static IEnumerable<string> Of(CellOutput output) => output switch
    {
        CellOutput.Stream stream => Text(stream.Text, [], output),
        CellOutput.Error error => Text($"{error.Name}: {error.Message}", [], output),
        CellOutput.Display display => OfBundle(display.Bundle, output),
        CellOutput.Update update => OfBundle(update.Bundle, output),
        CellOutput.Result result => OfBundle(result.Bundle, output),
        _ => [],
    };

    private static IEnumerable<string> OfBundle(Bundle bundle, CellOutput output) => Text(
        bundle.Text,
        [.. bundle.Data.Where(item => item.Key != MimeTypes.Text).OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => item.Key)],
        output);

    private static IEnumerable<string> Text(string text, string[] kinds, CellOutput output)
    {
        string[] lines = text.ReplaceLineEndings("\n").TrimEnd('\n') is { Length: > 0 } content ? content.Split('\n') : [];
        string[] shown = [.. lines.Take(MostLines).Select(Clip)];
        int more = lines.Length - shown.Length;
        if (more == 0 && kinds.Length == 0 && shown.SequenceEqual(lines))
        {
            return shown;
        }

        string[] rest = [.. kinds, .. more > 0 ? [string.Create(CultureInfo.InvariantCulture, $"{more} more line{(more == 1 ? "" : "s")}")] : Array.Empty<string>()];
        return [.. shown, $"[{string.Join(", ", [.. rest, OutputDigest.Of([output])[..DigestDigits]])}]"];
    }

    private static string Clip(string line) => line.Length <= LongestLine ? line : $"{line[..(LongestLine - 1)]}…";
}
