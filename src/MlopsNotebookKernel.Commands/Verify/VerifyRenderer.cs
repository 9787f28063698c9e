using MlopsNotebookKernel.Commands.Pin.Views;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Differences;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Verify;

/// <summary>Shows what verifying came to.</summary>
internal static class VerifyRenderer
{
    /// <summary>The view: one notebook whole, several as a table with the detail folded.</summary>
    /// <param name="result">The result.</param>
    public static View View(VerifyResult result) => result.Notebooks.Count == 0
        ? new View(ViewStatus.Good, "No notebook has a stamp.", [])
        : result.Notebooks.Count == 1
        ? new View(Status(result.Notebooks[0]), Summary(result.Notebooks[0]), [.. Blocks(result.Notebooks[0])])
        : new View(
            result.Notebooks.Select(Status).Max(),
            $"{QuantityText.Count(result.Notebooks.Count, "notebook")}: {Counts(result)}.",
            [Overview(result), .. result.Notebooks.Where(notebook => notebook.Stamp is not null).Select(Detail)]);

    /// <summary>How many are in which state: <c>3 fresh, 1 stale</c>.</summary>
    /// <param name="result">The result.</param>
    public static string Counts(VerifyResult result) => string.Join(", ", result.Notebooks
        .GroupBy(notebook => notebook.State)
        .OrderBy(group => group.Key)
        .Select(group => $"{group.Count()} {Word(group.Key)}"));

    private static ViewBlock.Table Overview(VerifyResult result) => new(
        [new ViewColumn("Notebook"), new ViewColumn("State"), new ViewColumn("Stamped"), new ViewColumn("Why"), new ViewColumn("Remedy")],
        [.. result.Notebooks.Select(notebook => (IReadOnlyList<ViewCell>)
            [
                notebook.Notebook,
                new ViewCell(State(notebook), Status(notebook)),
                notebook.Stamp is null ? "" : StampText.Date(notebook.Stamp),
                Why(notebook),
                Remedies(notebook),
            ])]);

    private static ViewBlock.Fold Detail(VerifiedNotebook notebook) =>
        new($"{notebook.Notebook}: {Summary(notebook)}", [.. Blocks(notebook)], Open: !notebook.Holds);

    /// <summary>How to read a notebook at a glance.</summary>
    /// <param name="notebook">The notebook.</param>
    public static ViewStatus Status(VerifiedNotebook notebook) =>
        !notebook.Holds ? ViewStatus.Bad
        : notebook.Missing.Count > 0 || notebook.State == StampState.Pending ? ViewStatus.Warning
        : ViewStatus.Good;

    private static string Summary(VerifiedNotebook notebook)
    {
        string word = State(notebook);
        string start = char.ToUpperInvariant(word[0]) + word[1..];
        return notebook.State switch
        {
            StampState.Unpinned => $"{start}: {notebook.Notebook} has no stamp.",
            StampState.Unreadable => $"{start}: {Why(notebook)}",
            StampState.Pending => $"{start}: {QuantityText.Count(notebook.Pending, "cell")} below the pin not stamped yet; {StampText.Contents(notebook.Stamp!)}.",
            StampState.Stale or StampState.Hollow => $"{start}: {Why(notebook)} since {StampText.When(notebook.Stamp!)}.",
            _ => $"{start}: {StampText.Contents(notebook.Stamp!)}.",
        };
    }

    /// <summary>Why it does not hold, in a line; empty when it does.</summary>
    /// <param name="notebook">The notebook.</param>
    public static string Why(VerifiedNotebook notebook)
    {
        if (notebook.Fault is { } fault)
        {
            return $"{fault.Code}: {fault.Message}";
        }

        string[] reasons =
        [
            notebook.Flaws.Count == 0 ? "" : $"{QuantityText.Count(notebook.Flaws.Count, "flaw")} in its run",
            DifferenceText.Summary(notebook.Differences),
        ];
        return string.Join(", ", reasons.Where(reason => reason.Length > 0));
    }

    /// <summary>The cheapest that mends it; empty when nothing need be done.</summary>
    /// <param name="notebook">The notebook.</param>
    public static string Remedies(VerifiedNotebook notebook) =>
        notebook.Fault is { } fault ? fault.Remedy
        : notebook.Remedies.Count == 1 && notebook.Remedies[0] == Remedy.Nothing ? "" : string.Join(" ", notebook.Remedies.Select(remedy => remedy.Text));

    private static IEnumerable<ViewBlock> Blocks(VerifiedNotebook notebook) =>
    [
        .. Remedies(notebook) is { Length: > 0 } remedy ? [new ViewBlock.Paragraph($"Remedy: {remedy}")] : Array.Empty<ViewBlock>(),
        .. StampBlocks.Warnings(notebook.Flaws, notebook.Missing, notebook.Stamp),
        .. DifferenceBlocks.Of(notebook.Differences),
        .. DriftBlocks.Of(notebook.Drift),
        .. notebook.Stamp is { } stamp
            ? [new ViewBlock.Fold($"The stamp of {StampText.Date(stamp)}", [.. StampBlocks.Contents(stamp)])]
            : Array.Empty<ViewBlock>(),
    ];

    /// <summary>Its state in words, and whether its stamp is of use in another clone.</summary>
    /// <param name="notebook">The notebook.</param>
    public static string State(VerifiedNotebook notebook) => Word(notebook.State) + (notebook.Missing.Count > 0 && notebook.State != StampState.Incomplete ? ", incomplete" : "");

    private static string Word(StampState state) => state == StampState.ProseOnly ? "prose only" : state.ToString().ToLowerInvariant();
}
