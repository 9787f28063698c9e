using System.Text.Json;
using MlopsNotebookKernel.Commands.Pin.Views;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Differences;

namespace MlopsNotebookKernel.Commands.Verify;

/// <summary>
/// Whether the copy of the stamp that travels in the pin cell's output is the stamp in <c>.mlops/pins/</c>, which alone
/// counts. A note only: readers of the document would be told something else, and nothing that it relied on changed.
/// </summary>
internal static class CopyChecks
{
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 256 };

    /// <summary>The difference, where the document's last copy is of another stamp or cannot be read.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="stamp">Its stamp. While it is pending the run has not ended, and the document is of an earlier one.</param>
    /// <param name="name">How to call the notebook in a command.</param>
    public static IEnumerable<StampDifference> Of(NotebookDocument document, Stamp stamp, string name)
    {
        if (!stamp.Settled || LastCopy(document) is not var (cell, json))
        {
            yield break;
        }

        Stamp? copy = Read(json);
        if (copy is null || !Agree(copy, stamp))
        {
            string remedy = PasteLine.ForTerminal($"mlops run {name} --in-place");
            yield return new StampDifference(
                DifferenceKind.CopyDiffers,
                DifferenceWeight.Note,
                FormattableString.Invariant($"the stamp's copy in the output of cell {cell}"),
                Describe(stamp),
                copy is null ? "cannot be read" : Describe(copy),
                new Remedy(RemedyKind.Rerun, $"Bring the copy up to date: {remedy}"))
            {
                Detail = $"The stamp in .mlops/pins counts; to bring the copy up to date: {remedy}",
            };
        }
    }

    /// <summary>
    /// A host that runs cells one by one leaves the copy as it was when the pin ran; the stamp then grew by the cells below.
    /// </summary>
    private static bool Agree(Stamp copy, Stamp stamp) => copy.Settled
        ? StampJson.Write(copy) == StampJson.Write(stamp)
        : copy.Notebook == stamp.Notebook && copy.Question == stamp.Question && copy.Stamped == stamp.Stamped
            && copy.Git?.Commit == stamp.Git?.Commit && copy.Replaces == stamp.Replaces;

    /// <summary>Earlier pins of a document tell of earlier moments of its run.</summary>
    private static (int Cell, string Json)? LastCopy(NotebookDocument document)
    {
        (int Cell, string Json)? last = null;
        int number = 0;
        foreach (NotebookCell cell in document.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            number++;
            if (StampLines.AnyIn(cell.Source))
            {
                last = cell.Outputs.Select(Copy).LastOrDefault(copy => copy is not null) is { } json ? (number, json) : last;
            }
        }

        return last;
    }

    private static string? Copy(CellOutput output)
    {
        Bundle? bundle = output switch
        {
            CellOutput.Display display => display.Bundle,
            CellOutput.Result result => result.Bundle,
            _ => null,
        };
        if (bundle?.Result is not { } json)
        {
            return null;
        }

        try
        {
            return StampIn(json);
        }
        catch (JsonException)
        {
            // Outputs are anybody's to edit; what is no JSON is no copy of a stamp.
            return null;
        }
    }

    private static string? StampIn(string json)
    {
        using JsonDocument content = JsonDocument.Parse(json, Reading);
        return content.RootElement.ValueKind == JsonValueKind.Object
            && content.RootElement.TryGetProperty("schema", out JsonElement schema)
            && schema.ValueKind == JsonValueKind.String && schema.ValueEquals("mlops.pin-result/1")
            && content.RootElement.TryGetProperty("stamp", out JsonElement stamp)
            ? stamp.GetRawText()
            : null;
    }

    private static Stamp? Read(string json)
    {
        try
        {
            return StampJson.Read(json, "in the output");
        }
        catch (StampException)
        {
            // Outputs are anybody's to edit; that this one is no stamp is the difference that is told.
            return null;
        }
    }

    private static string Describe(Stamp stamp) => $"{StampText.Date(stamp)}, {StampJson.Digest(stamp)[..12]}";
}
