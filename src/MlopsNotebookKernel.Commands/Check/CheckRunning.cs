using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Restore;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Checks.Emergency;
using MlopsNotebookKernel.Domain.Checks.History;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Check;

/// <summary>Runs all checks of a source on one of its deliveries, in one pass.</summary>
/// <param name="services">The ports.</param>
/// <param name="context">Where the command runs.</param>
/// <param name="limit">The most failing rows to show of each check.</param>
/// <param name="record">Whether history and failing rows are kept.</param>
internal sealed class CheckRunning(CommandServices services, CommandContext context, int limit, bool record)
{
    /// <summary>What the name of a snapshot of failing rows ends in.</summary>
    public const string KeptSuffix = "-failing";

    private const int MostShown = 20;
    private const string RowTypeName = "row";

    /// <summary>Runs them.</summary>
    /// <param name="target">The delivery.</param>
    /// <param name="checks">The source's checks.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<CheckedData> RunAsync(CheckTarget target, PreparedChecks checks, CancellationToken cancellation)
    {
        CheckHistory history = new(context.Workspace);
        IReadOnlyList<CheckRun> runs = history.Of(target.Source);
        using CheckSources sources = new(services, context);
        TableSource source = await sources.FindAsync(target.Data, cancellation).ConfigureAwait(false);
        IReadOnlyList<SourceObservation> deliveries = Deliveries(target.Source, runs);
        IReadOnlyList<RowColumn> known = source is TableSource.Rows ? Known(checks, deliveries) : [];
        ICheckTable table = await services.Checks.Value.OpenAsync(source, known, cancellation).ConfigureAwait(false);
        await using (table.ConfigureAwait(false))
        {
            List<(int Place, TableCheck Check)> ran = [];
            List<CheckOutcome> outcomes = [];
            for (int i = 0; i < checks.Definitions.Count; i++)
            {
                (TableCheck? check, CheckStatus status, string? reason) = checks.On(i, table.Columns);
                if (check is null)
                {
                    CheckDefinition definition = checks.Definitions[i];
                    outcomes.Add(new CheckOutcome(definition.Name, definition.Severity, status, reason!));
                }
                else
                {
                    ran.Add((i, check));
                }
            }

            TablePass pass = await table.RunAsync([.. ran.Select(each => each.Check)], cancellation).ConfigureAwait(false);
            SourceObservation seen = new(Label(target.Data), services.Clock.GetUtcNow(), pass.Rows, pass.Columns, pass.Content);
            IReadOnlyList<CheckOutcome> emergency = EmergencyChecks.Judge(seen, deliveries, services.Clock.GetUtcNow());
            seen = seen with { IsUsual = !emergency.Any(outcome => outcome.Fired) };

            Dictionary<string, ShownRows> failing = new(StringComparer.Ordinal);
            for (int i = 0; i < ran.Count; i++)
            {
                CheckOutcome outcome = CheckJudge.Judge(checks.Definitions[ran[i].Place], pass.Measures[i], pass.Rows);
                outcomes.Add(outcome);
                if (outcome is { Status: CheckStatus.Failed, Failing: > 0 } && failing.Count < MostShown)
                {
                    failing[outcome.Name] = await new CheckFailure(services, context).FetchAsync(
                        table, ran[i].Check, outcome.Failing.Value, limit, record ? outcome.Name + KeptSuffix : null, Label(target.Data), cancellation).ConfigureAwait(false);
                }
            }

            CheckedData result = new(
                target.Data.Label,
                target.Source,
                pass.Rows,
                [.. emergency, .. outcomes.OrderByDescending(outcome => outcome.Severity).ThenBy(outcome => outcome.Name, StringComparer.Ordinal)],
                failing);
            if (record)
            {
                history.Add(target.Source, Run(seen, result, checks));
            }

            return result;
        }
    }

    /// <summary>The source's columns, with the properties that objects have for them: as its checks say, else as restoring would name them.</summary>
    private static IReadOnlyList<RowColumn> Known(PreparedChecks checks, IReadOnlyList<SourceObservation> deliveries)
    {
        IEnumerable<RowColumn> checkedOn = checks.Definitions.SelectMany(check => check.Columns);
        IReadOnlyList<ColumnSeen> seen = deliveries.LastOrDefault(delivery => delivery.IsUsual)?.Columns ?? [];
        return
        [
            .. checkedOn.Concat(RowType.Of(RowTypeName, seen.Select(column => (column.Name, column.Type, false))).Properties
                .Zip(seen, (property, column) => new RowColumn(property.Name, column.Name, column.Type, true)))
                .DistinctBy(column => column.Column),
        ];
    }

    /// <summary>How a delivery is known from one time to the next: a snapshot by where it was taken from.</summary>
    private static string Label(DataReference data) => data is DataReference.Kept kept ? kept.Manifest.Origin : data.Label;

    private static CheckRun Run(SourceObservation seen, CheckedData result, PreparedChecks checks) => new(
        seen,
        [.. result.Outcomes.Where(outcome => outcome.Status != CheckStatus.NotRun && checks.Definitions.Any(check => check.Name == outcome.Name)).Select(outcome => outcome.Name).Order(StringComparer.Ordinal)],
        [.. result.Outcomes.Where(outcome => outcome.Fired).Select(outcome => new FiredCheck(outcome.Name, outcome.Failing, result.Failing.GetValueOrDefault(outcome.Name)?.Snapshot))]);

    private List<SourceObservation> Deliveries(string source, IReadOnlyList<CheckRun> runs)
    {
        List<SourceObservation> deliveries = [.. CheckHistory.Deliveries(runs)];
        foreach (SourceObservation kept in services.Snapshots(context.Workspace).Named(source).Select(SourceObservation.Of).OfType<SourceObservation>())
        {
            // Somebody kept it: whatever the checks said, it is part of what is usual.
            int known = deliveries.FindIndex(kept.SawTheSame);
            if (known < 0)
            {
                deliveries.Add(kept);
            }
            else
            {
                deliveries[known] = deliveries[known] with { IsUsual = true };
            }
        }

        return deliveries;
    }
}
