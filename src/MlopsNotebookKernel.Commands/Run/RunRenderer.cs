using System.Globalization;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Rendering.Pages;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Run;

/// <summary>Shows what came of a run, in the terminal and at the head of its page.</summary>
internal static class RunRenderer
{
    /// <summary>The result as a view.</summary>
    /// <param name="result">The result.</param>
    public static View Render(RunResult result)
    {
        List<ViewBlock> blocks = [];
        if (result.Failure is { } failure)
        {
            blocks.Add(new ViewBlock.Callout(ViewStatus.Bad, Explain(failure)));
            if (failure.Excerpt.Length > 0)
            {
                blocks.Add(new ViewBlock.Code(failure.Excerpt, "csharp"));
            }
        }

        if (NotServed(result) is { } notServed)
        {
            blocks.Add(new ViewBlock.Callout(ViewStatus.Warning, notServed));
        }

        blocks.Add(new ViewBlock.Table(
            [new ViewColumn("cell", IsNumeric: true), new ViewColumn("code"), new ViewColumn("status"), new ViewColumn("time", IsNumeric: true)],
            [.. result.Cells.Select(Row)]));
        List<(string, string)> facts = [.. Facts(result)];
        if (result.Output is { } output)
        {
            facts.Add(("notebook", result.OutputChanged == true ? output : $"{output} (unchanged)"));
        }

        if (result.Html is { } html)
        {
            facts.Add(("page", html));
        }

        if (facts.Count > 0)
        {
            blocks.Add(new ViewBlock.Facts(facts));
        }

        return new View(Status(result), result.Summary, blocks);
    }

    /// <summary>What the page says of the run.</summary>
    /// <param name="result">The result.</param>
    public static PageRun Page(RunResult result) => new(
        Status(result),
        result.Summary,
        [.. NotServed(result) is { } notServed ? new[] { ("not run", notServed) } : [], .. Facts(result)],
        result.Cells.ToDictionary(cell => cell.Index, cell => new PageCell(
            $"cell {cell.Number.ToString(CultureInfo.InvariantCulture)}", StatusOf(cell),
            cell.Status switch
            {
                CellStatus.Succeeded => Seconds(cell.Seconds!.Value),
                CellStatus.Failed => $"failed after {Seconds(cell.Seconds!.Value)}",
                _ => Word(cell.Status),
            })));

    /// <summary>The run in one line.</summary>
    /// <param name="result">The result.</param>
    public static string Summary(RunResult result)
    {
        string total = QuantityText.Count(result.Cells.Count, "cell");
        string time = Seconds(result.Seconds);
        int ran = result.Cells.Count(cell => cell.Status == CellStatus.Succeeded);
        return result.Status switch
        {
            RunStatus.Failed => string.Create(CultureInfo.InvariantCulture, $"Cell {result.Failure!.Cell} of {result.Cells.Count} failed after {time}; {(result.Cells.Count - result.Failure.Cell) switch { 0 => "it was the last", 1 => "1 cell below it did not run", int below => $"{below} cells below it did not run" }}."),
            RunStatus.Incomplete => string.Create(CultureInfo.InvariantCulture, $"{ran} of {total} ran in {time}."),
            RunStatus.Cancelled => string.Create(CultureInfo.InvariantCulture, $"Interrupted after {time}; {ran} of {total} ran."),
            _ => $"{total} ran in {time}.",
        };
    }

    private static string Explain(RunFailure failure) => string.Create(CultureInfo.InvariantCulture,
        $"Cell {failure.Cell}{(failure.Place is { } place ? $", {place}" : "")}: {failure.Name}: {failure.Message}");

    private static string? NotServed(RunResult result)
    {
        List<RunCell> cells = [.. result.Cells.Where(cell => cell.Status == CellStatus.NotServed)];
        return cells.Count == 0 ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"{(cells.Count == 1 ? "Cell" : "Cells")} {string.Join(", ", cells.Select(cell => $"{cell.Number} ({cell.Language})"))} did not run: only C# is served here.");
    }

    private static IEnumerable<(string Label, string Value)> Facts(RunResult result)
    {
        if (result.Parameters.Count > 0)
        {
            yield return ("parameters", string.Join(", ", result.Parameters.Select(parameter => $"{parameter.Key} = {parameter.Value}")));
        }

        if (result.Packages.Count > 0)
        {
            yield return ("packages", string.Join(", ", result.Packages));
        }
    }

    private static IReadOnlyList<ViewCell> Row(RunCell cell) =>
    [
        cell.Number.ToString(CultureInfo.InvariantCulture),
        TextCells.Clip(cell.Title, 60),
        new ViewCell(Word(cell.Status), StatusOf(cell)),
        cell.Seconds is { } seconds ? Seconds(seconds) : "",
    ];

    private static string Word(CellStatus? status) => status switch
    {
        CellStatus.Succeeded => "ran",
        CellStatus.Failed => "failed",
        CellStatus.Cancelled => "interrupted",
        CellStatus.NotServed => "not served",
        _ => "did not run",
    };

    private static ViewStatus StatusOf(RunCell cell) => cell.Status switch
    {
        CellStatus.Succeeded => ViewStatus.Good,
        CellStatus.Failed => ViewStatus.Bad,
        CellStatus.Cancelled or CellStatus.NotServed => ViewStatus.Warning,
        _ => ViewStatus.Neutral,
    };

    private static ViewStatus Status(RunResult result) => result.Status switch
    {
        RunStatus.Succeeded => ViewStatus.Good,
        RunStatus.Failed => ViewStatus.Bad,
        _ => ViewStatus.Warning,
    };

    /// <summary>Seconds as people read them: 0.03 s, 8.1 s, 2 min 5 s.</summary>
    private static string Seconds(double seconds) => seconds switch
    {
        < 0.095 => seconds.ToString("0.00", CultureInfo.InvariantCulture) + " s",
        < 60 => seconds.ToString("0.0", CultureInfo.InvariantCulture) + " s",
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 60} min {(int)seconds % 60} s"),
    };
}
