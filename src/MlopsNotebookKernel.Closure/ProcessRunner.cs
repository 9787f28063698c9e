using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Grammar;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Closure;

/// <summary>Runs commands where no notebook runs, as the terminal does, in the process's folder.</summary>
/// <param name="services">The ports.</param>
internal sealed class ProcessRunner(CommandServices services) : ICommandRunner
{
    /// <inheritdoc/>
    public Task<MlopsResult> RunAsync(
        string verb, IReadOnlyList<string> words, IReadOnlyDictionary<string, object?> values, CancellationToken cancellation) =>
        FaultBridge.RunAsync(async () =>
        {
            CommandDefinition definition = CommandCatalogue.Find(verb, CommandDoors.Terminal);
            string folder = Environment.CurrentDirectory;
            INotebookSession? session = values.Count == 0 ? null : new ValueSession(folder, HostedValues.Of(values));
            CommandContext context = new(WorkspaceLocator.Find(folder), folder, session, null);
            CommandOutcome outcome = await definition.Create(services)
                .RunAsync(CommandGrammar.Parse(definition, words), context, cancellation).ConfigureAwait(false);
            return new MlopsResult(outcome.Answer, outcome.HasFault, outcome.Bundle.Data);
        });
}
