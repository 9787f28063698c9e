using MlopsNotebookKernel.Commands.Decisions;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Decide;

/// <summary>Shows a <see cref="DecideResult"/>.</summary>
internal static class DecideRenderer
{
    public static View Render(DecideResult result)
    {
        DecisionItem item = result.Decision;
        List<ViewBlock> blocks =
        [
            .. result.TakenUpAgain.Select(earlier => new ViewBlock.Callout(
                ViewStatus.Warning, $"\"{earlier.Option}\" was rejected on {earlier.Date}: {earlier.Why} ({earlier.Decision})")),
            .. DecisionBlocks.Whole(item),
        ];
        bool look = blocks.OfType<ViewBlock.Callout>().Any();
        return new View(
            look ? ViewStatus.Warning : ViewStatus.Neutral,
            item.Choice is null ? $"Open question: {item.Title}" : $"Decision: {item.Title} → {item.Choice}",
            blocks);
    }
}
