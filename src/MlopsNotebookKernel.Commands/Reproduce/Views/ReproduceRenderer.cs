using System.Globalization;
using MlopsNotebookKernel.Commands.Reproduce.Preparation;
using MlopsNotebookKernel.Domain.Reproductions;
using MlopsNotebookKernel.Domain.Reproductions.Comparison;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Reproduce.Views;

/// <summary>Shows what came of reproducing a notebook.</summary>
internal static class ReproduceRenderer
{
    /// <summary>The result as a view.</summary>
    /// <param name="result">The result.</param>
    public static View Render(ReproduceResult result) => new(
        Status(result),
        result.Summary,
        [
            .. Obstacles(result),
            .. result.Notes.Select(note => new ViewBlock.Callout(ViewStatus.Warning, note)),
            .. result.Cells.Count > 0 ? [Cells(result)] : Array.Empty<ViewBlock>(),
            .. result.Cells.Where(cell => cell.Comparison.Differences.Count > 0).SelectMany(Details),
            new ViewBlock.Facts([.. Facts(result)]),
        ]);

    /// <summary>How the result is to be read at a glance.</summary>
    /// <param name="result">The result.</param>
    public static ViewStatus Status(ReproduceResult result) => result.Outcome switch
    {
        ReproduceOutcome.Reproduced => result.Obstacles.Count > 0 ? ViewStatus.Warning : ViewStatus.Good,
        _ => ViewStatus.Bad,
    };

    /// <summary>What it ran with.</summary>
    /// <param name="result">The result.</param>
    public static IEnumerable<(string Label, string Value)> Facts(ReproduceResult result)
    {
        yield return ("stamped", result.Stamped.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (result.Commit is { } commit)
        {
            yield return ("commit", $"{commit.Id[..12]} ({TextCells.Clip(commit.Subject, 60)})");
        }

        if (result.Changes.Count > 0)
        {
            yield return ("uncommitted", string.Join(", ", result.Changes));
        }

        if (result.Source != NotebookSource.Saved)
        {
            yield return ("notebook", result.Source == NotebookSource.Committed
                ? "as committed earlier: the saved one has been edited since"
                : "the stamp's copy of its code: no version of the notebook has just that");
        }

        yield return ("runtime", result.Runtime);
        if (result.Built.Count > 0)
        {
            yield return ("built", string.Join(", ", result.Built));
        }

        if (result.Packages.Count > 0)
        {
            yield return ("packages", string.Join(", ", result.Packages));
        }

        if (result.Data.Count > 0)
        {
            yield return ("data", string.Join(", ", result.Data));
        }

        if (result.Output is { } output)
        {
            yield return ("reproduced", output);
        }

        if (result.Html is { } html)
        {
            yield return ("page", html);
        }
    }

    /// <summary>Where a cell's outputs differ.</summary>
    /// <param name="cell">The cell.</param>
    public static ViewBlock.Table Differences(ReproducedCell cell) => new(
        [new ViewColumn("where"), new ViewColumn("stored"), new ViewColumn("now")],
        [.. cell.Comparison.Differences.Select(Row)],
        cell.Comparison.More > 0 ? string.Create(CultureInfo.InvariantCulture, $"and {cell.Comparison.More} more") : null);

    private static IEnumerable<ViewBlock> Obstacles(ReproduceResult result)
    {
        if (result.Obstacles.Count == 0)
        {
            yield break;
        }

        yield return new ViewBlock.Table(
            [new ViewColumn("cannot be had"), new ViewColumn("what"), new ViewColumn("remedy")],
            [.. result.Obstacles.Select(obstacle => (IReadOnlyList<ViewCell>)[new ViewCell(Word(obstacle.Kind), ViewStatus.Bad), obstacle.Text, obstacle.Remedy])]);
        if (result.Outcome == ReproduceOutcome.Missing && result.Obstacles.All(obstacle => obstacle.Kind is not (ObstacleKind.Source or ObstacleKind.Notebook)))
        {
            yield return new ViewBlock.Paragraph("--anyway runs it without them.");
        }
    }

    private static ViewBlock.Table Cells(ReproduceResult result) => new(
        [new ViewColumn("cell", IsNumeric: true), new ViewColumn("code"), new ViewColumn("outputs"), new ViewColumn("remark")],
        [.. result.Cells.Select(cell => (IReadOnlyList<ViewCell>)
        [
            cell.Number.ToString(CultureInfo.InvariantCulture),
            TextCells.Clip(cell.Title, 50),
            new ViewCell(ReproduceWords.Verdict(cell.Comparison), ReproduceWords.Status(cell.Comparison)),
            ReproduceWords.Remark(cell),
        ])]);

    private static IEnumerable<ViewBlock> Details(ReproducedCell cell)
    {
        string name = ReproduceWords.Name(cell);
        yield return new ViewBlock.Heading(char.ToUpperInvariant(name[0]) + name[1..]);
        yield return Differences(cell);
    }

    private static IReadOnlyList<ViewCell> Row(OutputDifference difference) => [difference.Place, difference.Stored ?? "(nothing)", difference.Now ?? "(nothing)"];

    private static string Word(ObstacleKind kind) => kind.ToString().ToLowerInvariant();
}
