using MlopsNotebookKernel.Commands.Check;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Restore;
using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Defects;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Defect;

/// <summary>Records defects whose check proves itself, and lists them.</summary>
/// <param name="services">The ports.</param>
internal sealed class DefectHandler(CommandServices services) : ICommandHandler
{
    private const string KeptSuffix = "-bad";

    /// <inheritdoc/>
    public async Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        DefectResult result = arguments.Optional("title") is { } title
            ? await RecordAsync(DefectRequest.Of(title, arguments, context), arguments, context, cancellation).ConfigureAwait(false)
            : List(context);
        return new CommandOutcome(
            result.Outcome != DefectOutcome.Refused, ViewRenderer.Render(DefectRenderer.View(result), ResultJson.Write(result)));
    }

    private static DefectResult List(CommandContext context)
    {
        IReadOnlyList<DefectRecord> defects = new DefectStore(context.Workspace).All();
        return new DefectResult(DefectRenderer.ListSummary(defects), DefectOutcome.Listed, [], null, null, defects);
    }

    private async Task<DefectResult> RecordAsync(
        DefectRequest request, CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        SnapshotManifest good = services.Snapshots(context.Workspace).Find(arguments.Text("good"));
        TableProfile profile = good.Profile ?? throw new CheckException(
            "MLOPS2913", $"Snapshot {good.Name}@{good.ShortId} keeps a {good.Kind}, on which no check can pass.", "Give a snapshot of a table.");
        string source = arguments.Optional("source") ?? SourceName.Of(good.Origin);
        CheckStore.CheckName(source);

        DefectStore defects = new(context.Workspace);
        DefectRecord? standing = defects.All().FirstOrDefault(defect => defect.Title == request.Title);
        DateOnly today = DateOnly.FromDateTime(services.Clock.GetUtcNow().UtcDateTime);
        string id = standing?.Id ?? DefectStore.IdOf(request.Title, today);
        CheckDefinition check = await DefineAsync(request, source, good, profile, id, standing?.Recorded ?? today, arguments, context, cancellation).ConfigureAwait(false);
        PreparedChecks prepared = PreparedChecks.Of([check], services.RowExpressions, isTrusted: true);
        if (prepared.FirstFault is { } fault)
        {
            throw fault;
        }

        using BadRows bad = await BadRows.TakeAsync(services, arguments, context, cancellation).ConfigureAwait(false);
        IReadOnlyList<DefectTrial> trials = await new DefectTrials(services, context).RunAsync(prepared, bad.Path, good, cancellation).ConfigureAwait(false);
        if (!trials.All(trial => trial.IsRight))
        {
            return new DefectResult(DefectRenderer.RefusedSummary(trials), DefectOutcome.Refused, trials, null, check, null);
        }

        CheckStore checks = new(context.Workspace);
        CheckDefinition? known = checks.Find(check.Name);
        if (known is not null && known.Defect != id)
        {
            throw new CheckException("MLOPS2905", $"There is a check {check.Name} already, of the defect {known.Defect}.", "Give this one another name: --name NAME.");
        }

        SnapshotManifest kept = await KeepAsync(bad, check, context, cancellation).ConfigureAwait(false);
        DefectRecord defect = new(
            id, request.Title, request.Happened, request.Impact, request.Severity, $"{kept.Name}@{kept.Id}", check.Name, standing?.Recorded ?? today)
        {
            Owner = arguments.Optional("owner"),
            Link = arguments.Optional("link"),
        };
        bool isKnown = standing?.Says(defect) == true && known?.Says(check) == true;
        if (standing is not null && !isKnown && !arguments.Has("update"))
        {
            throw new CheckException(
                "MLOPS2906", $"\"{request.Title}\" is on record ({id}), and says something else.", "Add --update to replace it, or give this defect another title.");
        }

        if (!isKnown)
        {
            checks.Write(check);
            defects.Write(defect);
        }

        string? incomplete = await new CommittedRows(services, context.Workspace).KeepAsync(kept, cancellation).ConfigureAwait(false);
        NoteUse(good, context.Session);

        // In a notebook a finished cell that runs again must show what it showed before.
        DefectOutcome outcome = context.Session is not null ? DefectOutcome.Recorded
            : isKnown ? DefectOutcome.Known
            : standing is null ? DefectOutcome.Recorded
            : DefectOutcome.Updated;
        return new DefectResult(DefectRenderer.RecordedSummary(defect, trials), outcome, trials, defect, check, null)
        {
            Incomplete = incomplete,
        };
    }

    private async Task<CheckDefinition> DefineAsync(
        DefectRequest request,
        string source,
        SnapshotManifest good,
        TableProfile profile,
        string defect,
        DateOnly created,
        CommandArguments arguments,
        CommandContext context,
        CancellationToken cancellation) => new(
            request.Name, source, request.Kind, request.Expression, request.Severity, $"{good.Name}@{good.Id}", defect, created)
        {
            Owner = arguments.Optional("owner"),
            Within = request.Within,
            Expected = request.Kind == CheckKind.Comparison
                ? await new DefectTrials(services, context).ValueAsync(request.Expression, good, cancellation).ConfigureAwait(false)
                : null,
            Columns = request.Kind == CheckKind.Row ? Columns(profile) : [],
        };

    /// <summary>A row's properties are those that restoring the good snapshot as a variable gives its rows.</summary>
    private static IReadOnlyList<RowColumn> Columns(TableProfile profile) =>
    [
        .. RowType.Of("row", profile).Properties.Zip(
            profile.Columns, (property, column) => new RowColumn(property.Name, column.Name, column.Type, column.Missing > 0)),
    ];

    private async Task<SnapshotManifest> KeepAsync(BadRows bad, CheckDefinition check, CommandContext context, CancellationToken cancellation)
    {
        ITable table = await services.Tables.Value.OpenAsync(new TableSource.File(bad.Path), cancellation).ConfigureAwait(false);
        await using (table.ConfigureAwait(false))
        {
            SnapshotRequest request = new(SnapshotName.From(check.Name + KeptSuffix), $"Bad rows of the defect {check.Defect}");
            return (await new SnapshotTaker(services).TakeAsync(table, bad.Origin, request, context, cancellation).ConfigureAwait(false)).Manifest;
        }
    }

    private static void NoteUse(SnapshotManifest good, INotebookSession? session) => session?.Journal.Add(
        new JournalFact.SnapshotUsed(session.ExecutionCount, good.Name, good.Id, null, null) { Restored = true });
}
