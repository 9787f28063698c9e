using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Reproductions.Comparison;

namespace MlopsNotebookKernel.Rendering.Contents;

/// <summary>Takes outputs apart into what can be compared: HTML into text and tables, figures into their data.</summary>
public static class OutputReader
{
    /// <summary>The parts of a cell's outputs, in order.</summary>
    /// <param name="outputs">The outputs, updates applied.</param>
    public static IReadOnlyList<OutputPart> Read(IReadOnlyList<CellOutput> outputs)
    {
        OutputRecord record = new();
        foreach (CellOutput output in outputs)
        {
            // Where a stream was cut into pieces says nothing.
            record.Add(output);
        }

        return [.. record.ToList().Select(Part)];
    }

    private static OutputPart Part(CellOutput output) => output switch
    {
        CellOutput.Stream stream => OutputPart.OfText(stream.IsError ? "error output" : "output", stream.Text),
        CellOutput.Display display => Part("display", display.Bundle),
        CellOutput.Update update => Part("display", update.Bundle),
        CellOutput.Result result => Part("result", result.Bundle),
        CellOutput.Error error => OutputPart.OfText("error", $"{error.Name}: {error.Message}"),
        _ => throw new ArgumentOutOfRangeException(nameof(output), output, "This output is not known."),
    };

    private static OutputPart Part(string kind, Bundle bundle)
    {
        IReadOnlyList<ChartTrace>? chart = bundle.Data.TryGetValue(MimeTypes.Plotly, out string? figure) ? FigureReader.Read(figure) : null;
        (string text, IReadOnlyList<ComparedTable> tables) = bundle.Data.TryGetValue(MimeTypes.Html, out string? html)
            ? HtmlReader.Read(html, withPictures: chart is null)
            : (bundle.Data.GetValueOrDefault(MimeTypes.Markdown) ?? bundle.Text, []);
        bool isText(string type) => type is MimeTypes.Html or MimeTypes.Text or MimeTypes.Markdown or MimeTypes.Plotly || type == MimeTypes.Result || type == MimeTypes.Json;
        return new OutputPart(
            kind,
            text,
            tables,
            chart,
            bundle.Result,
            bundle.Data.Where(entry => !isText(entry.Key) && (chart is null || entry.Key != MimeTypes.Svg)).ToDictionary());
    }
}
