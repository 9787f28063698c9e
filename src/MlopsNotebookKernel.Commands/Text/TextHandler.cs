using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Text;

/// <summary>Prints a notebook in the text format of notebooks (<c>.dib</c>), which reads and diffs like code.</summary>
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
            return new CommandOutcome(true, Bundle.OfText(document.ConvertTo(NotebookFormat.Dib).ToText()));
        }
        catch (NotebookException problem) when (File.Exists(path) && RegularFile.Is(path) && RegularFile.Length(path) <= LargestShown)
        {
            // A broken notebook must not break git diff, which gives up when this answers no: its text is shown as it
            // is, and the first line says why.
            string text = await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false);
            return new CommandOutcome(true, Bundle.OfText($"// {problem.Code}: {problem.Message} {problem.Remedy}\n{text}"));
        }
    }
}
