using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Check;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Defect;

/// <summary>Tries a check on the bad rows and on the good snapshot.</summary>
/// <param name="services">The ports.</param>
/// <param name="context">Where the command runs.</param>
internal sealed class DefectTrials(CommandServices services, CommandContext context)
{
    private const int MostShown = 5;

    /// <summary>The value of an expression over the good snapshot.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="good">The snapshot.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="CheckException">It has none (MLOPS2912).</exception>
    public async Task<double> ValueAsync(string expression, SnapshotManifest good, CancellationToken cancellation)
    {
        using CheckSources sources = new(services, context);
        ICheckTable table = await services.Checks.Value.OpenAsync(
            await sources.FindAsync(new DataReference.Kept(good), cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        await using (table.ConfigureAwait(false))
        {
            TablePass pass = await table.RunAsync([new TableCheck.Aggregate(expression)], cancellation).ConfigureAwait(false);
            return pass.Measures[0] is { Value: double value } && double.IsFinite(value)
                ? value
                : throw new CheckException(
                    "MLOPS2912",
                    $"\"{expression}\" has no value on {good.Name}@{good.ShortId}: {pass.Measures[0].Fault ?? "it gives no number"}",
                    "Write an SQL expression over the whole table that gives a number, such as avg(delay).");
        }
    }

    /// <summary>Tries a check on both sides.</summary>
    /// <param name="checks">The one check.</param>
    /// <param name="bad">The bad rows' file.</param>
    /// <param name="good">The good snapshot.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<IReadOnlyList<DefectTrial>> RunAsync(
        PreparedChecks checks, string bad, SnapshotManifest good, CancellationToken cancellation)
    {
        using CheckSources sources = new(services, context);
        TableSource kept = await sources.FindAsync(new DataReference.Kept(good), cancellation).ConfigureAwait(false);
        return
        [
            await TryAsync(checks, "the bad rows", new TableSource.File(bad), shouldFail: true, cancellation).ConfigureAwait(false),
            await TryAsync(checks, $"{good.Name}@{good.ShortId}", kept, shouldFail: false, cancellation).ConfigureAwait(false),
        ];
    }

    private async Task<DefectTrial> TryAsync(
        PreparedChecks checks, string side, TableSource source, bool shouldFail, CancellationToken cancellation)
    {
        ICheckTable table = await services.Checks.Value.OpenAsync(source, cancellation).ConfigureAwait(false);
        await using (table.ConfigureAwait(false))
        {
            CheckDefinition definition = checks.Definitions[0];
            (TableCheck? check, CheckStatus status, string? reason) = checks.On(0, table.Columns);
            TablePass pass = await table.RunAsync(check is null ? [] : [check], cancellation).ConfigureAwait(false);
            if (check is null)
            {
                return new DefectTrial(side, pass.Rows, new CheckOutcome(definition.Name, definition.Severity, status, reason!), false, null);
            }

            CheckOutcome outcome = CheckJudge.Judge(definition, pass.Measures[0], pass.Rows);
            bool isRight = outcome.Status == (shouldFail ? CheckStatus.Failed : CheckStatus.Passed);
            return new DefectTrial(side, pass.Rows, outcome, isRight, await ShownAsync(table, check, outcome, shouldFail, pass.Rows, cancellation).ConfigureAwait(false));
        }
    }

    /// <summary>The rows that tell why: those that fail, and bad ones that should have.</summary>
    private async Task<ShownRows?> ShownAsync(
        ICheckTable table, TableCheck check, CheckOutcome outcome, bool shouldFail, long rows, CancellationToken cancellation)
    {
        CheckFailure failure = new(services, context);
        if (outcome is { Status: CheckStatus.Failed, Failing: > 0 })
        {
            return await failure.FetchAsync(table, check, outcome.Failing.Value, MostShown, null, "", cancellation).ConfigureAwait(false);
        }

        return shouldFail && outcome.Status == CheckStatus.Passed
            ? await failure.FetchAsync(table, new TableCheck.Rows("false"), rows, MostShown, null, "", cancellation).ConfigureAwait(false)
            : null;
    }
}
