using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Theses;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Thesis;

/// <summary>Records theses and answers them.</summary>
/// <param name="services">The ports.</param>
internal sealed class ThesisHandler(CommandServices services) : ICommandHandler
{
    /// <inheritdoc/>
    public async Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        ThesisStore store = new(context.Workspace);
        List<AnsweredThesis> answered = [];
        ThesisReader reader = new(services, context);
        foreach (ThesisDefinition thesis in Asked(store, arguments, context))
        {
            context.Progress?.Report(new CommandProgress($"reading {thesis.Name}"));
            answered.Add(new AnsweredThesis(thesis, await reader.AnswerAsync(thesis, cancellation).ConfigureAwait(false), store.RelativePath(thesis.Name)));
        }

        // A source that cannot be read must not leave a thesis behind that nobody can answer.
        if (arguments.Optional("name") is not null && answered is [var recorded])
        {
            store.Record(recorded.Definition, arguments.Has("update"));
        }

        bool answer = answered.All(thesis => !thesis.Answer.IsBroken && !(arguments.Has("strict") && thesis.Answer.Verdict == ThesisVerdict.TooEarly));
        ThesisResult result = ThesisResult.Of(ThesisWords.Summary(answered), answer, answered);
        View view = ThesisRenderer.Render(result.Summary, answered);
        return new CommandOutcome(answer, ViewRenderer.Render(view, ResultJson.Write(result))) { Markdown = new(() => MarkdownViewWriter.Write(view)) };
    }

    private static IReadOnlyList<ThesisDefinition> Asked(ThesisStore store, CommandArguments arguments, CommandContext context)
    {
        ThesisRequest request = new(arguments, context);
        if (arguments.Optional("name") is { } name)
        {
            ThesisDefinition? known = store.Find(name);
            ThesisDefinition asked = request.Of(name, known);
            store.Check(asked, arguments.Has("update"));
            return [asked];
        }

        return request.SaysSomething
            ? throw new ThesisException("MLOPS2704", "What is said here has no thesis to belong to.", "Give the thesis a name, as the first word.")
            : store.All();
    }
}
