using System.Text;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Commands.Decide;

/// <summary>What a cell put out, as text.</summary>
internal static class CellTexts
{
    private const string Markdown = "text/markdown";

    /// <summary>The text, lines ended by LF; empty where the cell put out none.</summary>
    /// <param name="outputs">What the cell put out.</param>
    public static string Of(IReadOnlyList<CellOutput> outputs)
    {
        StringBuilder text = new();
        foreach (CellOutput output in outputs)
        {
            string said = output switch
            {
                CellOutput.Stream stream => stream.Text,
                CellOutput.Error error => $"{error.Name}: {error.Message}",
                _ => BundleOf(output) is { } bundle ? bundle.Data.GetValueOrDefault(MimeTypes.Text) ?? bundle.Data.GetValueOrDefault(Markdown, "") : "",
            };
            if (said.Length > 0 && text.Length > 0 && text[^1] != '\n')
            {
                text.Append('\n');
            }

            text.Append(said);
        }

        return text.ToString().ReplaceLineEndings("\n").Trim('\n').TrimEnd();
    }

    /// <summary>What an output shows; null for text on a stream, and for errors.</summary>
    /// <param name="output">The output.</param>
    public static Bundle? BundleOf(CellOutput output) => output switch
    {
        CellOutput.Display display => display.Bundle,
        CellOutput.Update update => update.Bundle,
        CellOutput.Result result => result.Bundle,
        _ => null,
    };
}
