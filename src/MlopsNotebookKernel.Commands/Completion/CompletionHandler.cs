using MlopsNotebookKernel.Commands.Completion.Shells;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Commands.Completion;

/// <summary>Prints a shell's script.</summary>
internal sealed class CompletionHandler : ICommandHandler
{
    /// <inheritdoc/>
    public Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        CompletionResult result = new(arguments.Text("shell"), ShellScripts.Of(ShellScripts.Find(arguments.Text("shell"))!.Value));
        return Task.FromResult(new CommandOutcome(true, Bundle.OfText(result.Script).With(MimeTypes.Result, ResultJson.Write(result))));
    }
}
