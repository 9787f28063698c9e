using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Histories;
using MlopsNotebookKernel.Domain.Logs;
using MlopsNotebookKernel.Domain.Metrics;
using MlopsNotebookKernel.Domain.Periods;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Monitor;

/// <summary>Measures a scoring log period by period and keeps the history.</summary>
/// <param name="services">The ports.</param>
internal sealed class MonitorHandler(CommandServices services) : ICommandHandler
{
    /// <inheritdoc/>
    public async Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        if (arguments.Optional("schedule") is { } scheduler)
        {
            return Outcome(true, ScheduleTemplate.View(scheduler, arguments), null);
        }

        MonitorRequest request = MonitorRequest.Of(arguments, new MetricStore(context.Workspace));
        ISnapshotStore snapshots = services.Snapshots(context.Workspace);
        SnapshotManifest baseline = Table(snapshots.Find(arguments.Text("baseline")));
        SnapshotManifest validation = arguments.Optional("validation") is { } named ? Table(snapshots.Find(named)) : baseline;
        MonitoredLog log = new(services, context, arguments.Text("log"));
        LogColumns columns = LogRoles.Of(await log.ColumnsAsync(cancellation).ConfigureAwait(false), arguments, arguments.Text("log"));
        BaselineClasses? classes = await BaselineClasses.OfAsync(services, context, validation, columns, cancellation).ConfigureAwait(false);
        string[] judged = await JudgedAsync(log, columns, baseline, request, cancellation).ConfigureAwait(false);

        HistoryStore store = new(context.Workspace);
        string name = arguments.Optional("name") ?? log.Name;
        IReadOnlyList<HistoryPeriod> before = store.Read(name);
        CheckPeriods(before, request.Every, name);

        LogMeasurements measured = await services.Logs.Value.MeasureAsync(
            log.Parts,
            new LogQuestions(columns, request.Every, classes?.Watched, judged, request.Positive, request.Metrics.Any(each => each.Metric.NeedsScores)),
            context.Progress is { } progress ? new MonitorProgress(progress) : null,
            cancellation).ConfigureAwait(false);
        if (measured.Periods.Count == 0)
        {
            throw new MonitorException("MLOPS2827", $"No row of {arguments.Text("log")} has a time in column {columns.Time}.", "Name the column of times with --time; texts are read as 2026-11-23 10:00:00.");
        }

        context.Progress?.Report(new CommandProgress("judging"));
        PeriodJudge judge = new(request, columns, baseline, validation, classes, judged);
        IReadOnlyList<HistoryShift> shifts = LogShifts.Of(measured.Days, classes?.Watched);
        MergedHistory merged = MergedHistory.Of(before, [.. measured.Periods.Select(period => judge.Judge(period, shifts))]);
        store.Write(name, merged.Periods);
        NoteUse([baseline, validation], context.Session);

        bool answer = arguments.Has("strict") ? merged.Periods.All(period => period.Alarms.Count == 0) : merged.Periods[^1].Alarms.Count == 0;
        MonitorResult result = new(
            MonitorWords.Summary(name, merged, answer),
            answer,
            name,
            store.RelativePath(name),
            request.Every,
            $"{baseline.Name}@{baseline.ShortId}",
            $"{validation.Name}@{validation.ShortId}",
            request.Stamped ?? DateOnly.FromDateTime(baseline.Created.UtcDateTime),
            columns,
            measured.Timeless,
            classes is null ? null : MonitorResult.Watch.Of(classes),
            shifts,
            context.Session is null ? merged.Added : null,
            merged.Grown,
            merged.Labelled,
            merged.Judged,
            merged.Periods);
        return Outcome(answer, MonitorRenderer.Render(result), result);
    }

    private static CommandOutcome Outcome(bool answer, View view, MonitorResult? result) =>
        new(answer, ViewRenderer.Render(view, result is null ? null : ResultJson.Write(result))) { Markdown = new(() => MarkdownViewWriter.Write(view)) };

    private static SnapshotManifest Table(SnapshotManifest manifest) => manifest.Profile is not null
        ? manifest
        : throw new MonitorException("MLOPS2828", $"Snapshot {manifest.Name}@{manifest.ShortId} keeps a {manifest.Kind}, which has no columns to compare.", "Give a snapshot of a table.");

    /// <summary>The columns that both the baseline and the log have, as far as they are the model's inputs and outputs.</summary>
    private static async Task<string[]> JudgedAsync(
        MonitoredLog log, LogColumns columns, SnapshotManifest baseline, MonitorRequest request, CancellationToken cancellation)
    {
        IReadOnlyList<string> names = await log.ColumnsAsync(cancellation).ConfigureAwait(false);
        string[] asked = [.. request.Drift.Columns ?? [.. names.Except(LogRoles.Unjudged(columns))]];
        string[] known = [.. baseline.Profile!.Columns.Select(column => column.Name).Intersect(names)];
        return request.Drift.Columns?.FirstOrDefault(column => !known.Contains(column)) is { } missing
            ? throw new MonitorException(
                "MLOPS2829", $"The column {missing} is not in both the log and {baseline.Name}@{baseline.ShortId}.", $"Both have: {string.Join(", ", known)}.")
            : [.. known.Intersect(asked)];
    }

    private static void CheckPeriods(IReadOnlyList<HistoryPeriod> periods, PeriodLength every, string name)
    {
        if (periods.FirstOrDefault(period => period.Every is { } kept && kept != every) is { } other)
        {
            string kept = other.Every!.Value.ToString().ToLowerInvariant();
            throw new MonitorException(
                "MLOPS2820", $"The history {name} is kept by {kept}, not by {every.ToString().ToLowerInvariant()}.", $"Add --every {kept}, or give this one a name of its own with --name.");
        }
    }

    private static void NoteUse(SnapshotManifest[] used, INotebookSession? session)
    {
        foreach (SnapshotManifest manifest in session is null ? [] : used.Distinct())
        {
            session!.Journal.Add(new JournalFact.SnapshotUsed(session.ExecutionCount, manifest.Name, manifest.Id, null, null) { Restored = true });
        }
    }
}
