using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Grammar;
using MlopsNotebookKernel.Commands.Pin;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Differences;

namespace MlopsNotebookKernel.Commands.Verify;

/// <summary>Whether the document's pin still asks the stamped question.</summary>
internal static class QuestionChecks
{
    private const string PinLine = MagicCommands.Prefix + "pin";

    /// <summary>The difference, where a pin line says a question that is not the stamp's.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="stamp">Its stamp.</param>
    public static IEnumerable<StampDifference> Of(NotebookDocument document, Stamp stamp)
    {
        string[] asked =
        [
            .. document.Cells.Where(cell => cell.Kind == CellKind.Code && StampLines.AnyIn(cell.Source))
                .SelectMany(cell => cell.Source.Split('\n', StringSplitOptions.TrimEntries))
                .Where(line => line == PinLine || line.StartsWith(PinLine + " ", StringComparison.Ordinal))
                .Select(Question).OfType<string>(),
        ];
        if (asked.Length > 0 && !asked.Contains(stamp.Question, StringComparer.Ordinal))
        {
            yield return new StampDifference(
                DifferenceKind.QuestionChanged, DifferenceWeight.Material, "question", stamp.Question, asked[^1], Remedy.Restamp);
        }
    }

    private static string? Question(string line)
    {
        try
        {
            CommandArguments arguments = CommandGrammar.Parse(PinCommand.Definition, CommandGrammar.Split(line[PinLine.Length..]));
            return arguments.Optional("question")?.Trim() is { Length: > 0 } question ? question : null;
        }
        catch (UsageException)
        {
            // A line that is written wrong fails when it runs; a question it does not say either way.
            return null;
        }
    }
}
