using MlopsNotebookKernel.Commands.Pin.Views;
using MlopsNotebookKernel.Domain.Pins.Differences;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Pin;

/// <summary>Shows what pinning came to.</summary>
internal static class PinRenderer
{
    /// <summary>The view.</summary>
    /// <param name="result">The result.</param>
    public static View View(PinResult result) => new(Status(result), Summary(result), [.. Blocks(result)]);

    private static ViewStatus Status(PinResult result) =>
        result.Outcome == PinOutcome.Changed || result.Flaws.Count > 0 ? ViewStatus.Bad
        : result.Missing.Count > 0 || result.Stamp.Randomness.Any(source => source.IsUnseeded) ? ViewStatus.Warning
        : ViewStatus.Good;

    private static string Summary(PinResult result)
    {
        string contents = StampText.Contents(result.Stamp);
        if (result.Outcome == PinOutcome.Changed)
        {
            return $"Changed since {StampText.Date(result.Stamp)}: {DifferenceText.Summary(result.Differences)}. The stamp was left as it is; --update replaces it.";
        }

        string word = result.Outcome switch
        {
            PinOutcome.Fresh => "Fresh",
            PinOutcome.Updated => "Pinned anew",
            PinOutcome.Settled => "Settled",
            PinOutcome.AlreadySettled => "Settled before",
            _ => "Pinned",
        };
        string hollow = result.Flaws.Count > 0 ? ", hollow" : "";
        string incomplete = result.Missing.Count > 0 ? ", incomplete" : "";
        string after = result.Outcome == PinOutcome.AlreadySettled ? "; mlops verify tells whether it still holds" : "";
        return $"{word}{hollow}{incomplete}: {contents}{after}.";
    }

    private static IEnumerable<ViewBlock> Blocks(PinResult result) =>
    [
        .. StampBlocks.Warnings(result.Flaws, result.Missing, result.Stamp),
        .. DifferenceBlocks.Of(result.Differences),
        .. result.Outcome == PinOutcome.Changed
            ? Remedy.Together(result.Differences.Select(difference => difference.Remedy)).Select(remedy => new ViewBlock.Paragraph($"Remedy: {remedy.Text}"))
            : [],
        .. DriftBlocks.Of(result.Drift),
        .. result.Outcome == PinOutcome.Changed
            ? [new ViewBlock.Fold($"The stamp of {StampText.Date(result.Stamp)}", [.. StampBlocks.Contents(result.Stamp)])]
            : StampBlocks.Contents(result.Stamp),
    ];
}
