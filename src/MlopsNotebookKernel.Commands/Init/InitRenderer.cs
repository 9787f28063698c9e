using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Init;

/// <summary>Shows an <see cref="InitResult"/>.</summary>
internal static class InitRenderer
{
    public static View Render(InitResult result)
    {
        int written = result.Files.Count(file => file.Outcome != InitOutcome.Kept);
        string place = result.Folder == "." ? "this folder" : result.Folder;
        return new View(
            ViewStatus.Good,
            written == 0 ? $"Nothing to do: {place} is set up already" : written == result.Files.Count ? $"Set up {place}: {written} files written"
                : $"Set up {place}: {written} of {result.Files.Count} files written, the others kept",
            [
                new ViewBlock.Table(
                    [new ViewColumn("file"), new ViewColumn("outcome"), new ViewColumn("note")],
                    [.. result.Files.Select(file => (IReadOnlyList<ViewCell>)
                    [
                        file.Path,
                        new ViewCell(file.Outcome.ToString().ToLowerInvariant(), file.Outcome == InitOutcome.Kept ? ViewStatus.Neutral : ViewStatus.Good),
                        file.Note ?? "",
                    ])]),
                new ViewBlock.Paragraph("Next, in a terminal; the first line lets git diff show notebooks as text, once in each clone:"),
                new ViewBlock.Code(string.Join('\n', result.NextSteps), "sh"),
            ]);
    }
}
