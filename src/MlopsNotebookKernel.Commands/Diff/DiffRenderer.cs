using System.Globalization;
using MlopsNotebookKernel.Domain.Notebooks.Differences;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Diff;

/// <summary>Shows a <see cref="DiffResult"/>: code, then prose, then outputs.</summary>
internal static class DiffRenderer
{
    private const int MostOutputs = 200;

    /// <summary>Makes the view.</summary>
    /// <param name="result">The result.</param>
    public static View View(DiffResult result)
    {
        List<ViewBlock> blocks =
        [
            .. Texts(result, "Code", item => item.Parts.Contains(CellParts.Code)),
            .. Texts(result, "Prose", item => item.Parts.Contains(CellParts.Prose) && !item.Parts.Contains(CellParts.Code)),
            .. Outputs([.. result.Cells.Where(item => item.Parts.Contains(CellParts.Outputs))]),
        ];
        return new View(result.SameCode ? ViewStatus.Good : ViewStatus.Bad, result.Summary, blocks);
    }

    private static IEnumerable<ViewBlock> Texts(DiffResult result, string heading, Func<DiffResult.Item, bool> belongs)
    {
        bool first = true;
        foreach (DiffResult.Item item in result.Cells.Where(belongs))
        {
            if (first)
            {
                yield return new ViewBlock.Heading(heading);
                first = false;
            }

            yield return new ViewBlock.Paragraph(Sentence(item));
            if (item.Diff is { Length: > 0 } diff)
            {
                yield return new ViewBlock.Code(diff, "diff");
            }
        }
    }

    private static IEnumerable<ViewBlock> Outputs(DiffResult.Item[] items) => items.Length == 0 ? [] :
    [
        new ViewBlock.Heading("Outputs"),
        new ViewBlock.Table(
            [new("Cell"), new("Before"), new("After")],
            [.. items.Take(MostOutputs).Select(item => (IReadOnlyList<ViewCell>)[$"{Number(item)} ({item.Title})", Joined(item.OutputsBefore), Joined(item.OutputsAfter)])],
            items.Length > MostOutputs ? string.Create(CultureInfo.InvariantCulture, $"{MostOutputs} of {items.Length} cells; all are in the JSON.") : null),
    ];

    private static string Joined(IReadOnlyList<string>? lines) => lines is { Count: > 0 } ? string.Join('\n', lines) : "nothing";

    private static string Sentence(DiffResult.Item item) => item.Change switch
    {
        DiffChange.Added => $"Cell {Number(item)} was added ({item.Language}).",
        DiffChange.Removed => $"Cell {Number(item)} was removed ({item.Language}).",
        DiffChange.Moved => $"Cell {Number(item)} was moved{(item.Diff is null ? "" : " and changed")}: {item.Title}",
        _ => $"Cell {Number(item)} was changed ({item.Language}).",
    };

    private static string Number(DiffResult.Item item) => (item.Before, item.After) switch
    {
        ({ } before, { } after) when before != after => string.Create(CultureInfo.InvariantCulture, $"{before} → {after}"),
        ({ } before, null) => before.ToString(CultureInfo.InvariantCulture),
        (_, var after) => after!.Value.ToString(CultureInfo.InvariantCulture),
    };
}
