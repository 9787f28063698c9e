using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Checks.History;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Check;

/// <summary>Checks deliveries, or lists the checks.</summary>
/// <param name="services">The ports.</param>
internal sealed class CheckHandler(CommandServices services) : ICommandHandler
{
    private const int DefaultLimit = 10;
    private const int MostShown = 1000;

    /// <inheritdoc/>
    public async Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        int limit = arguments.Integer("limit") ?? DefaultLimit;
        if (limit is < 0 or > MostShown)
        {
            throw new UsageException("MLOPS1031", $"--limit {limit} rows cannot be shown.", $"Write a number from 0 to {MostShown}; all failing rows, up to {CheckFailure.MostKept}, are kept as a snapshot.");
        }

        CheckSeverity failOn = Enum.Parse<CheckSeverity>(arguments.Optional("fail-on") ?? "error", ignoreCase: true);
        IReadOnlyList<CheckDefinition> all = new CheckStore(context.Workspace).All();
        if (arguments.Optional("data") is not { } named)
        {
            return Outcome(List(all, arguments.Optional("source"), failOn, context));
        }

        IReadOnlyList<CheckTarget> targets = new CheckTargets(services).Find(named, arguments.Optional("source"), context);
        bool isTrusted = context.Session is not null || arguments.Has("trust");
        bool emergencyAlone = arguments.Has("emergency");
        CheckRunning running = new(services, context, limit, record: !arguments.Has("no-record"));
        Dictionary<string, PreparedChecks> prepared = new(StringComparer.Ordinal);
        List<CheckedData> data = [];
        foreach (CheckTarget target in targets)
        {
            context.Progress?.Report(new CommandProgress($"checking {target.Data.Label}", (double)data.Count / targets.Count));
            if (!prepared.TryGetValue(target.Source, out PreparedChecks? checks))
            {
                checks = PreparedChecks.Of([.. all.Where(check => check.Source == target.Source && !emergencyAlone)], services.RowExpressions, isTrusted);
                prepared[target.Source] = checks;
            }

            data.Add(await running.RunAsync(target, checks, cancellation).ConfigureAwait(false));
        }

        string[] proposals = [.. prepared.SelectMany(each => Reviews(each.Value.Definitions, each.Key, context)).Select(review => review.Proposal).OfType<string>()];
        bool answer = !data.SelectMany(each => each.Outcomes).Any(outcome => outcome.Fired && outcome.Severity >= failOn);
        CheckResult result = new(CheckRenderer.Summary(data), answer, failOn, data, null, proposals, Files(arguments));
        WriteFiles(arguments, result, context);
        return Outcome(result);
    }

    private static CommandOutcome Outcome(CheckResult result) =>
        new(result.Answer, ViewRenderer.Render(CheckRenderer.View(result), ResultJson.Write(result))) { HasFault = result.NeedsTrust };

    private CheckResult List(IReadOnlyList<CheckDefinition> all, string? source, CheckSeverity failOn, CommandContext context)
    {
        List<ReviewedCheck> checks = [];
        foreach (IGrouping<string, CheckDefinition> group in all.Where(check => source is null || check.Source == source).GroupBy(check => check.Source))
        {
            checks.AddRange(group.Zip(Reviews([.. group], group.Key, context), (check, review) => new ReviewedCheck(
                check.Name, check.Source, check.Severity, check.Kind, check.Expression, check.Owner, check.Defect, review.Runs, review.Fired, review.LastFired, review.Proposal)));
        }

        return new CheckResult(
            CheckRenderer.ListSummary(checks), true, failOn, [], checks, [.. checks.Select(check => check.Proposal).OfType<string>()], []);
    }

    private IEnumerable<CheckReview> Reviews(IReadOnlyList<CheckDefinition> checks, string source, CommandContext context)
    {
        IReadOnlyList<CheckRun> runs = new CheckHistory(context.Workspace).Of(source);
        return checks.Select(check => CheckReview.Of(check, runs));
    }

    private static IReadOnlyList<string> Files(CommandArguments arguments) =>
        [.. new[] { arguments.Optional("trx"), arguments.Optional("markdown") }.OfType<string>()];

    private void WriteFiles(CommandArguments arguments, CheckResult result, CommandContext context)
    {
        if (arguments.Optional("trx") is { } trx)
        {
            AtomicFile.WriteText(context.Absolute(trx), CheckTrx.Write(result, services.Clock.GetUtcNow()));
        }

        if (arguments.Optional("markdown") is { } markdown)
        {
            AtomicFile.WriteText(context.Absolute(markdown), CheckMarkdown.Write(result));
        }
    }
}
