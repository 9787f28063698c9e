using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Gate.Views;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Gates.Records;
using MlopsNotebookKernel.Domain.Metrics.Standard;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Gate;

/// <summary>Lists, shows and creates gates, and has challengers judged.</summary>
/// <param name="services">The ports.</param>
/// <param name="environment">Reads a variable of the environment; the process's own by default.</param>
internal sealed class GateHandler(CommandServices services, Func<string, string?>? environment = null) : ICommandHandler
{
    private const string SummaryVariable = "GITHUB_STEP_SUMMARY";

    private readonly Func<string, string?> _environment = environment ?? Environment.GetEnvironmentVariable;

    /// <inheritdoc/>
    public async Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        GateStore store = new(context.Workspace);
        if (arguments.Optional("gate") is not { } name)
        {
            return arguments.Has("challenger") || arguments.Has("create")
                ? throw new UsageException("MLOPS1084", "Which gate is not said.", "Name it first: mlops gate NAME …; without anything else all gates are listed.")
                : Show(new GateOverview("listed", [.. store.Names.Select(each => Of(each, store))]));
        }

        if (arguments.Optional("create") is { } task)
        {
            store.Create(name, GateTemplate.Of(name, Enum.Parse<PredictionTask>(task, ignoreCase: true)));
            return Show(new GateOverview("created", [Of(name, store)]));
        }

        if (!arguments.Has("challenger"))
        {
            return Show(new GateOverview("shown", [Of(name, store)]));
        }

        GateRequest request = GateRequest.Of(arguments);
        GateResult result = await new GateJudging(services, store, context).JudgeAsync(name, request, cancellation).ConfigureAwait(false);
        if (request.IsPipeline && _environment(SummaryVariable) is { Length: > 0 } summary)
        {
            await File.AppendAllTextAsync(summary, GateMarkdown.Of(result), cancellation).ConfigureAwait(false);
        }

        return new CommandOutcome(result.Promoted, ViewRenderer.Render(GateRenderer.Render(result), ResultJson.Write(result)));
    }

    private static CommandOutcome Show(GateOverview overview) =>
        new(true, ViewRenderer.Render(GateOverviewRenderer.Render(overview), ResultJson.Write(overview)));

    private static GateOverview.Gate Of(string name, GateStore store) =>
        new(name, store.PolicyPath(name), store.Policy(name), store.Champion(name), store.History(name));
}
