namespace MlopsNotebookKernel.Commands.Execution;

/// <summary>Does what a command promises.</summary>
public interface ICommandHandler
{
    /// <summary>Runs the command.</summary>
    /// <param name="arguments">What the user gave, checked against the definition.</param>
    /// <param name="context">Where it runs.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="Domain.Errors.MlopsException">Wrong usage or a fault.</exception>
    Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation);
}
