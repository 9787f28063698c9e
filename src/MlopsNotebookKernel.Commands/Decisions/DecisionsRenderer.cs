using MlopsNotebookKernel.Domain.Decisions;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Decisions;

/// <summary>Shows a <see cref="DecisionsResult"/>.</summary>
internal static class DecisionsRenderer
{
    public static View Render(DecisionsResult result)
    {
        List<ViewBlock> blocks = [.. result.Problems.Select(problem => new ViewBlock.Callout(ViewStatus.Bad, problem))];
        if (result.Decisions.Count == 1)
        {
            blocks.AddRange(DecisionBlocks.Whole(result.Decisions[0]));
        }
        else if (result.Decisions.Count > 1)
        {
            blocks.AddRange(result.Decisions.Select(DecisionBlocks.Changed).OfType<ViewBlock>());
            blocks.Add(result.RejectedOnly ? Rejections(result) : Table(result));
            blocks.AddRange(result.Decisions.Select(item => new ViewBlock.Fold(item.Title, DecisionBlocks.Whole(item))));
        }

        bool look = blocks.Exists(block => block is ViewBlock.Callout);
        return new View(look ? ViewStatus.Warning : ViewStatus.Neutral, Summary(result), blocks);
    }

    private static string Summary(DecisionsResult result)
    {
        string searched = result.Words.Count == 0 ? "" : $" with {string.Join(" and ", result.Words.Select(word => $"\"{word}\""))}";
        return result switch
        {
            { Total: 0, Problems.Count: 0 } => "No decision is recorded yet: record one with decide.",
            { Decisions.Count: 0 } => $"None of {Count(result.Total)} fits{searched}",
            { Decisions: [var one] } => $"{one.Title} → {one.Choice ?? "open"}",
            _ => $"{result.Decisions.Count} of {Count(result.Total)}{searched}",
        };
    }

    private static string Count(int total) => total == 1 ? "1 decision" : $"{total} decisions";

    private static ViewBlock.Table Table(DecisionsResult result) => new(
        [new ViewColumn("date"), new ViewColumn("decision"), new ViewColumn("status"), new ViewColumn("theme"), new ViewColumn("chosen"), new ViewColumn("rejected")],
        [.. result.Decisions.Select(item => (IReadOnlyList<ViewCell>)
        [
            item.Date,
            item.Title,
            new ViewCell(item.Status.ToString().ToLowerInvariant(), item.Status switch
            {
                DecisionStatus.Accepted => ViewStatus.Good,
                DecisionStatus.Proposed => ViewStatus.Warning,
                _ => ViewStatus.Neutral,
            }),
            item.Theme ?? "",
            item.Choice ?? "",
            string.Join(", ", item.Rejected.Select(option => option.Option)),
        ])]);

    private static ViewBlock.Table Rejections(DecisionsResult result) => new(
        [new ViewColumn("date"), new ViewColumn("rejected"), new ViewColumn("why"), new ViewColumn("in"), new ViewColumn("held under")],
        [.. result.Decisions.SelectMany(item => item.Rejected.Select(option => (IReadOnlyList<ViewCell>)
        [
            item.Date,
            option.Option,
            option.Why,
            item.Title,
            item.Snapshot is null ? "" : new ViewCell(DecisionItem.Short(item.Snapshot), item.NewerSnapshot is null ? ViewStatus.Neutral : ViewStatus.Warning),
        ]))]);
}
