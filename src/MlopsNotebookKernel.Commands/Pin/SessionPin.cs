using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Pin.Completeness;
using MlopsNotebookKernel.Commands.Pin.Gathering;
using MlopsNotebookKernel.Commands.Pin.Projects;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Differences;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Pin;

/// <summary>Pins the notebook that runs.</summary>
/// <param name="services">The ports.</param>
/// <param name="session">The notebook's session.</param>
internal sealed class SessionPin(CommandServices services, INotebookSession session)
{
    /// <summary>Pins.</summary>
    public async Task<PinResult> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        string notebook = PinHandler.Notebook(arguments, context);
        if (arguments.Has("notebook"))
        {
            // A stamp under a misspelt name would be nobody's.
            NotebookDocument.CheckThere(notebook);
        }

        Workspace workspace = WorkspaceLocator.Find(notebook);
        PinStore store = new(workspace);
        Stamp? previous = store.Find(notebook);
        string question = arguments.Optional("question")?.Trim() is { Length: > 0 } asked ? asked : previous?.Question
            ?? throw new StampException(
                "MLOPS1706",
                "A first stamp needs the question that the notebook investigates.",
                "Add it: #!mlops-pin --question \"Which flights arrive late?\".");
        IReadOnlyDictionary<string, SnapshotManifest> populations = ModelOption.Read(arguments.Many("model"), services.Snapshots(workspace));
        RepositoryStamp repository = new(services, workspace);
        Task<RepositoryState?>? reading = previous is null || arguments.Has("update") ? repository.ReadAsync(cancellation) : null;
        Stamp now = await new SessionStamp(services, workspace)
            .OfAsync(session, store.NameOf(notebook), question, populations, cancellation).ConfigureAwait(false);

        JournalFact.NotebookPinned[] earlier = [.. session.Journal.Facts.OfType<JournalFact.NotebookPinned>()];
        bool own = earlier.Any(pin => pin.Written);
        IReadOnlyList<StampDifference> differences = previous is null ? [] : StampDifferences.Of(
            previous, now, earlier.Length, source => CellPackages.Without(source, services.Fingerprint.Value));
        differences = ExplainProjects(differences, previous, now, workspace, cancellation);
        PinOutcome outcome = Outcome(previous, differences, own, arguments.Has("update"));
        Stamp stamp = previous ?? now;
        if (outcome is PinOutcome.Stamped or PinOutcome.Updated or PinOutcome.Extended)
        {
            Stamp complete = now with
            {
                Git = await repository.OfAsync(now, reading ?? repository.ReadAsync(cancellation), cancellation).ConfigureAwait(false),
                Pins = outcome == PinOutcome.Extended ? [.. previous!.Pins, now.Cells.Count] : now.Pins,
                Replaces = previous?.Replaces,
            };

            // What this session itself wrote was never a finished stamp that somebody could miss.
            stamp = store.Write(complete, own ? null : previous);
        }

        session.Journal.Add(new JournalFact.NotebookPinned(session.ExecutionCount, outcome is PinOutcome.Stamped or PinOutcome.Updated or PinOutcome.Extended));
        IReadOnlyList<AssetDrift> drift = [];
        if (outcome is PinOutcome.Changed or PinOutcome.Updated)
        {
            (differences, drift) = await new MovedAssets(services, workspace)
                .ExplainAsync(differences, previous!.Assets, now.Assets, cancellation).ConfigureAwait(false);
        }

        StampCompleteness completeness = StampCompleteness.Create(services, workspace);
        return new PinResult(
            outcome,
            workspace.Relative(store.PathOf(notebook)),
            stamp,
            differences,
            outcome == PinOutcome.Fresh && stamp.Settled ? stamp.Flaws : now.Flaws,
            completeness.Of(stamp, cancellation),
            drift);
    }

    /// <summary>Tells which members of a project differ; where it was only added to, that is a note and no change.</summary>
    private IReadOnlyList<StampDifference> ExplainProjects(
        IReadOnlyList<StampDifference> differences, Stamp? previous, Stamp now, Workspace workspace, CancellationToken cancellation)
    {
        if (!differences.Any(difference => difference.Kind == DifferenceKind.ProjectChanged))
        {
            return differences;
        }

        ProjectDifferences projects = new(services, workspace, new ProjectOutlines(services.Committed?.Value), now.Notebook);
        (int, string)[] cells = [.. now.Cells.Select(cell => (cell.ExecutionCount, cell.Source))];
        return [.. differences.Select(difference => difference.Kind == DifferenceKind.ProjectChanged
            && projects.Of(previous!.Projects.First(project => project.Path == difference.Subject), cells, cancellation) is { } explained
                ? explained with { Remedy = explained.Weight == DifferenceWeight.Material ? Remedy.Restamp : Remedy.Nothing }
                : difference)];
    }

    private static PinOutcome Outcome(Stamp? previous, IReadOnlyList<StampDifference> differences, bool own, bool update)
    {
        if (previous is null)
        {
            return PinOutcome.Stamped;
        }

        // What the same code printed this time is no reason to write: else an update would write on every run.
        if (!differences.Any(difference => difference.Kind != DifferenceKind.OutputChanged))
        {
            return PinOutcome.Fresh;
        }

        StampDifference[] material = [.. differences.Where(difference => difference.Weight == DifferenceWeight.Material)];
        return own && material.Length > 0 && material.All(IsAddition) ? PinOutcome.Extended
            : update ? PinOutcome.Updated
            : material.Length > 0 ? PinOutcome.Changed
            : PinOutcome.Fresh;
    }

    /// <summary>Whether a later cell of the same session added something to what was stamped, and took nothing from it.</summary>
    private static bool IsAddition(StampDifference difference) => difference.Was is null;
}
