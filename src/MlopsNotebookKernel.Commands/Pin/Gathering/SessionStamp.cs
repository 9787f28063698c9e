using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Pin.Projects;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Cells;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Pin.Gathering;

/// <summary>Makes the stamp that a session would leave now. Nothing is written.</summary>
/// <param name="services">The ports.</param>
/// <param name="workspace">The workspace.</param>
internal sealed class SessionStamp(CommandServices services, Workspace workspace)
{
    /// <summary>Makes it, the repository apart, which only a stamp that is written needs.</summary>
    /// <param name="session">The session.</param>
    /// <param name="notebook">The notebook's path in the workspace.</param>
    /// <param name="question">The question.</param>
    /// <param name="populations">The populations said, by model.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<Stamp> OfAsync(
        INotebookSession session,
        string notebook,
        string question,
        IReadOnlyDictionary<string, SnapshotManifest> populations,
        CancellationToken cancellation)
    {
        Journal journal = session.Journal;
        ICodeFingerprint fingerprint = services.Fingerprint.Value;
        JournalCells cells = JournalCells.Of(journal.Entries, fingerprint);
        IReadOnlyList<StampedAsset> assets = SessionAssets.Of(journal, services.Snapshots(workspace));
        SessionProjects projects = new(workspace, new ProjectOutlines(services.Committed?.Value), services.SourceControl);
        IReadOnlyList<StampedProject> used = projects.Of(session, cells.Cells, cancellation);
        SessionFiles files = new(new StampPaths(workspace), services.Objects(workspace), fingerprint, services.CodeFiles.Value);
        return new Stamp
        {
            Notebook = notebook,
            Question = question,
            Stamped = WholeSeconds(services.Clock.GetUtcNow()),
            Settled = false,
            Pins = [cells.Cells.Count],
            Git = null,
            Runtime = StampedRuntime.Current() with { Sdk = InstalledSdk.For(session.WorkingDirectory) },
            Cells = cells.Cells,
            Flaws = cells.Flaws,
            Packages = [.. session.Packages.OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase)],
            Assets = assets,
            Files = await files.OfAsync(session, notebook, cells.Cells, assets, projects.Claimed, cancellation).ConfigureAwait(false),
            SeesReads = journal.SeesReads,
            Projects = used,
            Randomness = [.. services.Randomness.Value.In([.. cells.Cells.Select(cell => cell.Source)])
                .Select(source => new StampedRandomness(cells.Cells[source.Place].ExecutionCount, source.Line, source.Code, source.Seed))],
            Models = SessionModels.Of(session.Variables, populations, assets),
            Metrics = Metrics(journal),
            Decisions = [.. journal.Facts.OfType<JournalFact.DecisionRecorded>().Select(fact => fact.Id).Distinct().Order(StringComparer.Ordinal)],
        };
    }

    private static StampedMetric[] Metrics(Journal journal) =>
    [
        .. journal.Facts.OfType<JournalFact.MetricMeasured>()
            .GroupBy(fact => fact.Name, StringComparer.Ordinal)
            .Select(group => group.Last())
            .Select(fact => new StampedMetric(fact.Name, fact.Value, fact.Better, fact.Snapshot))
            .OrderBy(metric => metric.Name, StringComparer.Ordinal),
    ];

    private static DateTimeOffset WholeSeconds(DateTimeOffset time) => new(time.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
}
