using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Commands.Completion;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Assistance;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Grammar;

/// <summary>The catalogue behind magic lines, whichever host runs the notebook.</summary>
/// <param name="services">What handlers are made of.</param>
public sealed class MagicCommands(CommandServices services) : IMagicCommands
{
    /// <summary>What every magic line of ours starts with.</summary>
    public const string Prefix = "#!mlops-";

    /// <inheritdoc/>
    public async Task RunAsync(string line, INotebookSession session, IOutputSink sink, CancellationToken cancellation)
    {
        string rest = line.Trim()[Prefix.Length..];
        int end = rest.IndexOfAny([' ', '\t']);
        string verb = end < 0 ? rest : rest[..end];
        IReadOnlyList<string> words = CommandGrammar.Split(end < 0 ? "" : rest[end..]);
        if (verb == "help")
        {
            sink.Write(new CellOutput.Display(ViewRenderer.Render(CommandHelp.OfAll(CommandDoors.Notebook), null)));
            return;
        }

        CommandDefinition definition = CommandCatalogue.Find(verb, CommandDoors.Notebook);
        if (CommandGrammar.AsksForHelp(words))
        {
            sink.Write(new CellOutput.Display(ViewRenderer.Render(CommandHelp.Of(definition, CommandDoors.Notebook), null)));
            return;
        }

        ProgressDisplay display = new(sink);
        CommandOutcome outcome = await RunAsync(definition, words, session, display, cancellation).ConfigureAwait(false);
        display.Finish(outcome.Bundle);
    }

    /// <inheritdoc/>
    public async Task<CommandAnswer> CallAsync(
        string verb,
        IReadOnlyList<string> words,
        IReadOnlyList<SessionVariable> values,
        INotebookSession session,
        CancellationToken cancellation)
    {
        CommandDefinition definition = CommandCatalogue.Find(verb, CommandDoors.Notebook);
        INotebookSession seen = values.Count == 0 ? session : new SessionWithValues(session, values);
        CommandOutcome outcome = await RunAsync(definition, words, seen, null, cancellation).ConfigureAwait(false);
        return new CommandAnswer(outcome.Answer, outcome.HasFault, outcome.Bundle);
    }

    private Task<CommandOutcome> RunAsync(
        CommandDefinition definition,
        IReadOnlyList<string> words,
        INotebookSession session,
        IProgress<CommandProgress>? progress,
        CancellationToken cancellation)
    {
        CommandContext context = new(
            WorkspaceLocator.Find(session.NotebookPath ?? session.WorkingDirectory),
            session.WorkingDirectory,
            session,
            progress);
        return definition.Create(services).RunAsync(CommandGrammar.Parse(definition, words), context, cancellation);
    }

    /// <inheritdoc/>
    public Task<CompletionOffer> CompleteAsync(string line, int position, INotebookSession session, CancellationToken cancellation) =>
        new MagicCompletion(services).CompleteAsync(line, position, session, cancellation);

    /// <inheritdoc/>
    public IReadOnlyList<CompletionItem> Files(string prefix, INotebookSession session) => MagicCompletion.Files(prefix, session);

    /// <inheritdoc/>
    public Inspection? Describe(string line, int position) => MagicCompletion.Describe(line, position);
}
