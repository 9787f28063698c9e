using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Pin.Completeness;
using MlopsNotebookKernel.Commands.Pin.Gathering;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Cells;
using MlopsNotebookKernel.Domain.Pins.Differences;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Verify;

/// <summary>Holds one notebook's stamp against its saved document, its data, files and packages as they are today.</summary>
/// <param name="services">The ports.</param>
/// <param name="committed">Committed bytes, asked for once for all notebooks.</param>
internal sealed class NotebookVerifier(CommandServices services, CommittedBytes committed)
{
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
        AssetChecks assets = new(services, workspace, committed, stored);
        (IReadOnlyList<StampDifference> ofAssets, IReadOnlyList<Pin.AssetDrift> drift) = await assets.RunAsync(cancellation).ConfigureAwait(false);
        IReadOnlyList<StampDifference> differences =
        [
            .. QuestionChecks.Of(document, stored),
            .. CellDifferences.Of(
                bound,
                source => CellPackages.Without(source, fingerprint),
                cell => pending.Contains(cell) || stamp.Flaws.Any(flaw => flaw.Explains(cell))),
            .. PackageDifferences.OfRequests(
                CellPackages.Of(stamp.Cells.Select(cell => (cell.ExecutionCount, cell.Source))),
                CellPackages.Of(bound.Where(cell => cell.Current is not null && !pending.Contains(cell)).Select(cell => (cell.Current!.Number, cell.Current.Source))),
                stamp.Packages),
            .. ofAssets,
            .. await new FileChecks(services, workspace, committed, stored).RunAsync(cancellation).ConfigureAwait(false),
            .. DecisionChecks.Of(stamp.Decisions, workspace),
            .. RuntimeDifferences.Of(stamp.Runtime, StampedRuntime.Current()),
            .. CopyChecks.Of(document, stored, name),
        ];
        StampState state = State(stored, stamp.Flaws, differences);
        IReadOnlyList<Incompleteness> missing = new StampCompleteness(workspace, services.Snapshots(workspace), committed).Of(stored, cancellation);
        return new VerifiedNotebook(
            name, state, stored, pending.Count, differences, stamp.Flaws, missing, Remedies(state, name, differences), drift);
    }

    private static IEnumerable<BoundCell> Below(IReadOnlyList<BoundCell> bound) =>
        bound.Reverse().TakeWhile(cell => cell.Stamped is null);

    private static StampState State(Stamp stored, IReadOnlyList<StampFlaw> flaws, IReadOnlyList<StampDifference> differences) =>
        flaws.Count > 0 ? StampState.Hollow
        : differences.Any(difference => difference.Weight == DifferenceWeight.Material) ? StampState.Stale
        : !stored.Settled ? StampState.Pending
        : differences.Any(difference => difference.Kind == DifferenceKind.CellProse) ? StampState.ProseOnly
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
