using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Drift;

/// <summary>Compares data with a snapshot's frozen profile; reads the kept data only where the profile cannot answer.</summary>
/// <param name="services">The ports.</param>
internal sealed class DriftHandler(CommandServices services) : ICommandHandler
{
    /// <inheritdoc/>
    public async Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        DriftRequest request = DriftRequest.Of(arguments);
        bool exact = arguments.Has("exact");
        SnapshotManifest manifest = services.Snapshots(context.Workspace).Find(arguments.Text("baseline"));
        DataReference.Kept baseline = new(manifest);
        DataReferences references = new(services);
        DataReference current = references.Resolve(arguments.Text("current"), context);
        TableProfile frozen = Frozen(manifest);

        await using LazyTable baselineTable = new(token => references.OpenAsync(baseline, context, token));
        await using LazyTable currentTable = new(token => references.OpenAsync(current, context, token));
        context.Progress?.Report(new CommandProgress($"profiling {current.Label}"));
        TableProfile now = current is DataReference.Kept kept
            ? Frozen(kept.Manifest)
            : await (await currentTable.OpenAsync(cancellation).ConfigureAwait(false)).ProfileAsync(null, cancellation).ConfigureAwait(false);
        Check(request, frozen, baseline.Label, now, current.Label);
        DriftOptions options = request.Options;
        if (exact)
        {
            context.Progress?.Report(new CommandProgress("reading all values"));
            (frozen, now, options) = await ExactColumns.ReadAsync(
                frozen, now, options, baselineTable, currentTable, cancellation).ConfigureAwait(false);
        }

        ClassBandReport? classes = null;
        if (request.HasClasses)
        {
            context.Progress?.Report(new CommandProgress("counting classes"));
            classes = await ClassShares.CompareAsync(request, frozen, now, baselineTable, currentTable, cancellation).ConfigureAwait(false);
        }

        context.Progress?.Report(new CommandProgress("comparing"));
        DriftReport report = DriftAnalyzer.Compare(frozen, now, options);
        bool answer = report.Verdict != DriftVerdict.Drifted && classes?.HasAlarm != true
            && (!arguments.Has("strict") || report.Verdict == DriftVerdict.Steady);
        NoteUse(manifest, current, context.Session);
        DriftResult result = new(
            DriftRenderer.Summary(report, classes), answer, baseline.Label, current.Label, exact, report, classes);
        return new CommandOutcome(answer, ViewRenderer.Render(DriftRenderer.View(result), ResultJson.Write(result)));
    }

    /// <summary>What was found rests on the snapshots compared, so that a stamp of the notebook must name them.</summary>
    private static void NoteUse(SnapshotManifest baseline, DataReference current, INotebookSession? session)
    {
        if (session is null)
        {
            return;
        }

        SnapshotManifest[] compared = current is DataReference.Kept kept ? [baseline, kept.Manifest] : [baseline];
        foreach (SnapshotManifest manifest in compared)
        {
            session.Journal.Add(new JournalFact.SnapshotUsed(session.ExecutionCount, manifest.Name, manifest.Id, null, null) { Restored = true });
        }
    }

    private static TableProfile Frozen(SnapshotManifest manifest) => manifest.Profile
        ?? throw new DriftException(
            "MLOPS2001",
            $"Snapshot {manifest.Name}@{manifest.ShortId} keeps a {manifest.Kind}, which has no columns to compare.",
            "Give a snapshot of a table.");

    private static void Check(DriftRequest request, TableProfile baseline, string baselineLabel, TableProfile current, string currentLabel)
    {
        foreach (string name in (request.Options.Columns ?? []).Concat(request.Options.Thresholds.Keys))
        {
            CheckColumn(name, baseline, baselineLabel);
        }

        foreach (string name in request.Options.Columns ?? [])
        {
            CheckColumn(name, current, currentLabel);
        }

        if (request.By is { } by)
        {
            CheckColumn(by, baseline, baselineLabel);
            CheckColumn(by, current, currentLabel);
        }
    }

    private static void CheckColumn(string name, TableProfile profile, string label)
    {
        string[] names = [.. profile.Columns.Select(column => column.Name)];
        if (!names.Contains(name, StringComparer.Ordinal))
        {
            string nearest = NearestName.Of(name, names) is { } known ? $"Did you mean {known}? " : "";
            throw new UsageException("MLOPS1072", $"{label} has no column {name}.", $"{nearest}There are: {string.Join(", ", names)}.");
        }
    }
}
