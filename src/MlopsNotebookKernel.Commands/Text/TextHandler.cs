using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Text;

/// <summary>Prints a notebook in the text format of notebooks (<c>.dib</c>), which reads and diffs like code, with outputs in a few lines.</summary>
internal sealed class TextHandler : ICommandHandler
{
    /// <summary>A broken notebook up to this size, in bytes, is shown as it is.</summary>
    private const long LargestShown = 256L << 20;

    /// <inheritdoc/>
    public async Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        string path = context.Absolute(arguments.Text("notebook"));
        try
        {
            NotebookDocument document = await NotebookDocument.ReadAsync(path, cancellation).ConfigureAwait(false);
            return new CommandOutcome(true, Bundle.OfText((arguments.Has("code-only") ? document : WithOutputs(document)).ConvertTo(NotebookFormat.Dib).ToText()));
        }
        catch (NotebookException problem) when (File.Exists(path) && RegularFile.Is(path) && RegularFile.Length(path) <= LargestShown)
        {
            // A broken notebook must not break git diff, which gives up when this answers no: its text is shown as it
            // is, and the first line says why.
            string text = await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false);
            return new CommandOutcome(true, Bundle.OfText($"// {problem.Code}: {problem.Message} {problem.Remedy}\n{text}"));
        }
    }

    /// <summary>Outputs follow their cell as lines that begin with <c>//&gt;</c>, so that a change of them shows as one, apart from the code.</summary>
    private static NotebookDocument WithOutputs(NotebookDocument document) => Enumerable.Range(0, document.Cells.Count)
        .Where(index => document.Cells[index].Outputs.Count > 0)
        .Aggregate(document, (shown, index) => shown.Replace(index, shown.Cells[index].WithSource(
            $"{document.Cells[index].Source.TrimEnd('\n')}\n{string.Join('\n', OutputSummary.Of(document.Cells[index].Outputs).Select(line => $"//> {line}"))}")));
}
