using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Decisions;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Decisions;

/// <summary>Searches decisions.</summary>
/// <param name="services">The ports.</param>
internal sealed class DecisionsHandler(CommandServices services) : ICommandHandler
{
    /// <inheritdoc/>
    public async Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        DecisionStore store = new(context.Workspace);
        DecisionMoves moves = new(services, context.Workspace);
        (IReadOnlyList<Decision> all, IReadOnlyList<DecisionException> problems) = store.Readable();
        Decision[] acknowledged = [.. arguments.Many("acknowledge").Select(store.Find)];
        if (context.Session is { } session)
        {
            foreach (Decision decision in acknowledged)
            {
                session.Journal.Add(new JournalFact.DecisionAcknowledged(session.ExecutionCount, decision.Id));
            }
        }

        DecisionStatus? status = arguments.Optional("status") is { } word ? Enum.Parse<DecisionStatus>(word, ignoreCase: true) : null;
        bool rejected = arguments.Has("rejected");
        IReadOnlyList<Decision> found = acknowledged.Length > 0 ? acknowledged : DecisionSearch.Find(all, arguments.Many("words"), arguments.Optional("theme"), arguments.Many("feature"), rejected, status);
        EvidencePictures pictures = new(context.Workspace);
        List<DecisionItem> items = [];
        foreach (Decision decision in found)
        {
            items.Add(await moves.OfAsync(decision, store, cancellation).ConfigureAwait(false) with { Pictures = pictures.Of(decision.Text.Evidence) });
        }

        DecisionsResult result = new(
            arguments.Many("words"),
            rejected,
            all.Count,
            items,
            [.. problems.Select(problem => $"{problem.Message} {problem.Remedy}")]);
        return new CommandOutcome(true, ViewRenderer.Render(DecisionsRenderer.Render(result), ResultJson.Write(result)));
    }
}
