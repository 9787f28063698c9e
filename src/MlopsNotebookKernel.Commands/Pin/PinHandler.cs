using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Pin;

/// <summary>Pins the notebook that runs; in a terminal, settles the stamp of a saved one.</summary>
/// <param name="services">The ports.</param>
internal sealed class PinHandler(CommandServices services) : ICommandHandler
{
    public async Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        PinResult result = context.Session is { } session
            ? await new SessionPin(services, session).RunAsync(arguments, context, cancellation).ConfigureAwait(false)
            : await new DocumentPin(services).RunAsync(arguments, context, cancellation).ConfigureAwait(false);
        bool answer = result.Outcome != PinOutcome.Changed && result.Flaws.Count == 0;
        return new CommandOutcome(answer, ViewRenderer.Render(PinRenderer.View(result), result.ToJson()));
    }

    /// <summary>The notebook a command is about.</summary>
    /// <param name="arguments">What the user gave.</param>
    /// <param name="context">Where the command runs.</param>
    /// <exception cref="StampException">Nobody says (MLOPS1705).</exception>
    internal static string Notebook(CommandArguments arguments, CommandContext context) =>
        NotebookArgument.Of(arguments, context, "pin", " --question \"…\"");
}
