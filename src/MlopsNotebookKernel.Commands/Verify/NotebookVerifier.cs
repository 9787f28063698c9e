using System.Collections.Concurrent;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Pin.Completeness;
using MlopsNotebookKernel.Commands.Pin.Gathering;
using MlopsNotebookKernel.Commands.Pin.Projects;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Cells;
using MlopsNotebookKernel.Domain.Pins.Differences;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Verify;

/// <summary>Holds one notebook's stamp against its saved document, its data, files and packages as they are today.</summary>
/// <param name="services">The ports; what several notebooks have in common is asked for once.</param>
/// <param name="session">The session that asks, which knows what its own notebook resolved; null in a terminal.</param>
internal sealed class NotebookVerifier(CommandServices services, INotebookSession? session)
{
    private readonly CommittedBytes _committed = new(services.Blobs?.Value);
    private readonly ProjectOutlines _outlines = new(services.Committed?.Value);
    private readonly SubmoduleChecks _submodules = new(services);
    private readonly MovedTables _moved = new(services);
    private readonly ConcurrentDictionary<string, ISnapshotStore> _snapshots = new(StringComparer.Ordinal);
    private readonly TouchingCommits _touching = new(services);
    private readonly DecisionChecks _decisions = new();

    /// <summary>Verifies a notebook.</summary>
    /// <param name="notebook">Absolute path.</param>
    /// <param name="name">How to call it.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="StampException">Its stamp cannot be read, or a link of the repository puts it elsewhere (MLOPS1710).</exception>
    public async Task<VerifiedNotebook> VerifyAsync(string notebook, string name, CancellationToken cancellation)
    {
        Workspace workspace = WorkspaceLocator.Find(notebook);
        if (new PinStore(workspace).Find(notebook) is not { } stored)
        {
            return VerifiedNotebook.Unpinned(name);
        }

        if (workspace.Owns(notebook) && PathFence.Objection(workspace.Fence, notebook) is { } objection)
        {
            throw new StampException(
                "MLOPS1710",
                $"{name} {objection.Replace("the folder", "the repository", StringComparison.Ordinal)}, so it is not what its stamp was made of.",
                "Put the notebook itself into the repository.");
        }

        NotebookDocument document = await NotebookDocument.ReadAsync(notebook, cancellation).ConfigureAwait(false);
        ICodeFingerprint fingerprint = services.Fingerprint.Value;
        IReadOnlyList<DocumentCell> cells = DocumentCells.Of(document, fingerprint, stored.Cells);
        Stamp stamp = stored.Settled ? stored : StampSettler.Settle(stored, cells, pendingBelow: true);
        IReadOnlyList<BoundCell> bound = CellBinder.Bind(stamp.Cells, cells);
        HashSet<BoundCell> pending = stored.Settled ? [] : [.. Below(bound)];
        ISnapshotStore snapshots = _snapshots.GetOrAdd(workspace.Root, _ => new RememberedSnapshots(services.Snapshots(workspace)));
        AssetChecks assets = new(services, workspace, _committed, _moved, _touching, snapshots, stored);
        (IReadOnlyList<StampDifference> ofAssets, IReadOnlyList<Pin.AssetDrift> drift) = await assets.RunAsync(cancellation).ConfigureAwait(false);
        IReadOnlyList<StampDifference> differences =
        [
            .. QuestionChecks.Of(document, stored),
            .. CellDifferences.Of(
                bound,
                source => CellPackages.Without(source, fingerprint),
                cell => pending.Contains(cell) || stamp.Flaws.Any(flaw => flaw.Explains(cell))),
            .. SeedDifferences.Of([.. bound.Where(cell => !pending.Contains(cell))], services.Randomness.Value),
            .. Packages(notebook, stamp, [.. bound.Where(cell => !pending.Contains(cell))]),
            .. ofAssets,
            .. await new FileChecks(services, workspace, _committed, _touching, snapshots, stored).RunAsync(cancellation).ConfigureAwait(false),
            .. Projects(workspace, stamp, name, cells, cancellation),
            .. _submodules.Of(stamp, workspace, cancellation),
            .. _decisions.Of(stamp.Decisions, workspace),
            .. RuntimeDifferences.Of(stamp.Runtime, StampedRuntime.Current() with { Sdk = stamp.Runtime.Sdk is null ? null : InstalledSdk.For(Path.GetDirectoryName(notebook)!) }),
            .. CopyChecks.Of(document, stored, name),
        ];
        IReadOnlyList<Incompleteness> missing = StampCompleteness.Create(services, workspace, snapshots, _committed).Of(stored, cancellation);
        StampState state = State(stored, stamp.Flaws, differences, missing);
        return new VerifiedNotebook(
            name, state, stored, pending.Count, differences, stamp.Flaws, missing, Remedies(state, name, differences), drift);
    }

    private static IEnumerable<BoundCell> Below(IReadOnlyList<BoundCell> bound) =>
        bound.Reverse().TakeWhile(cell => cell.Stamped is null);

    private IEnumerable<StampDifference> Projects(Workspace workspace, Stamp stamp, string name, IReadOnlyList<DocumentCell> cells, CancellationToken cancellation)
    {
        ProjectDifferences projects = new(services, workspace, _outlines, name);
        return stamp.Projects.Select(project => projects.Of(project, [.. cells.Select(cell => (cell.Number, cell.Source))], cancellation)).OfType<StampDifference>();
    }

    /// <summary>What cells ask for; and where the notebook itself asks, what its session resolved for that today.</summary>
    private IReadOnlyList<StampDifference> Packages(string notebook, Stamp stamp, IReadOnlyList<BoundCell> bound)
    {
        IReadOnlyList<StampDifference> requests = PackageDifferences.OfRequests(
            CellPackages.Of(stamp.Cells.Select(cell => (cell.ExecutionCount, cell.Source))),
            CellPackages.Of(bound.Where(cell => cell.Current is not null).Select(cell => (cell.Current!.Number, cell.Current.Source))),
            stamp.Packages);
        if (session?.NotebookPath is not { } own || Path.GetFullPath(own) != notebook)
        {
            return requests;
        }

        // Cells below have not asked for theirs yet, so what the session lacks is no difference.
        HashSet<string> told = new(requests.Select(difference => difference.Subject), StringComparer.OrdinalIgnoreCase);
        return
        [
            .. requests,
            .. PackageDifferences.OfGraphs(stamp.Packages, session.Packages)
                .Where(difference => difference.Kind != DifferenceKind.PackageRemoved && !told.Contains(difference.Subject)),
        ];
    }

    private static StampState State(
        Stamp stored, IReadOnlyList<StampFlaw> flaws, IReadOnlyList<StampDifference> differences, IReadOnlyList<Incompleteness> missing) =>
        flaws.Count > 0 ? StampState.Hollow
        : differences.Any(difference => difference.Weight == DifferenceWeight.Material) ? StampState.Stale
        : !stored.Settled ? StampState.Pending
        : missing.Count > 0 ? StampState.Incomplete
        : differences.Any(difference => difference.Kind is DifferenceKind.CellProse or DifferenceKind.FileProse) ? StampState.ProseOnly
        : StampState.Fresh;

    private static IReadOnlyList<Remedy> Remedies(StampState state, string name, IReadOnlyList<StampDifference> differences)
    {
        IEnumerable<Remedy> needed = differences.Where(difference => difference.Weight == DifferenceWeight.Material).Select(difference => difference.Remedy);
        return state switch
        {
            StampState.Hollow => Remedy.Together([.. needed, new Remedy(RemedyKind.Rerun, $"Run it whole, with --update on its pin: {PasteLine.ForTerminal($"mlops run {name}")}", 0)]),
            StampState.Pending => [new Remedy(RemedyKind.Restamp, $"Once it ran to its end: {PasteLine.ForTerminal($"mlops pin {name}")}")],
            _ => Remedy.Together(needed),
        };
    }
}
