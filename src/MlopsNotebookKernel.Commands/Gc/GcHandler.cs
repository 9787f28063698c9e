using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Reproduce.Preparation;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;
using MlopsNotebookKernel.Storage.Citations;
using MlopsNotebookKernel.Storage.Upkeep;

namespace MlopsNotebookKernel.Commands.Gc;

/// <summary>Collects objects that nothing cites.</summary>
/// <param name="services">The ports.</param>
internal sealed class GcHandler(CommandServices services) : ICommandHandler
{
    /// <summary>So many snapshots are named before the others are counted.</summary>
    private const int MostNamed = 5;

    /// <inheritdoc/>
    public Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation) => Task.Run(
        () =>
        {
            int grace = arguments.Integer("grace") ?? GcCommand.UsualGrace;
            if (grace is < 1 or > 36500)
            {
                throw new UsageException("MLOPS1057", $"--grace {grace} is no number of days that gc can wait.", "Give 1 or more: a command that runs now may rely on an object before the fact that cites it is written.");
            }

            bool isDryRun = arguments.Has("dry-run");
            if (!isDryRun && services.Worktrees?.Value is { } worktrees)
            {
                // Worktrees that nobody owns any more would keep what their commits cite.
                ReproductionFolder.Sweep(worktrees);
            }

            context.Progress?.Report(new CommandProgress("reading what facts cite"));
            CitedDigests cited = services.Citations(context.Workspace).AllDigests(cancellation);
            ObjectCollection collection = new(context.Workspace, services.Clock);
            CollectionReport Collect(bool only) => collection.Collect(cited.Digests, TimeSpan.FromDays(grace), only, cancellation);
            context.Progress?.Report(new CommandProgress(isDryRun ? "looking through the objects" : "removing objects"));
            SnapshotReference[] lost = [.. cited.Lost.Where(reference => !arguments.Many("give-up").Any(reference.IsMeantBy))];
            if (lost.Length > 0 && Collect(only: true).Collected is { Count: > 0 } doubtful)
            {
                throw Lost(context.Workspace, lost, doubtful.Count);
            }

            CollectionReport report = Collect(isDryRun);
            GcResult result = new(isDryRun, grace, report);
            return new CommandOutcome(true, ViewRenderer.Render(GcRenderer.View(result), ResultJson.Write(result)));
        },
        cancellation);

    /// <summary>What a stamp, a decision, a check or a gate names is never collected; and what it kept, nobody can say without its manifest.</summary>
    private static SnapshotException Lost(Workspace workspace, SnapshotReference[] lost, int doubtful)
    {
        string names = string.Join(", ", lost.Take(MostNamed).Select(reference => $"{reference.Label} ({reference.Fact})"));
        string more = lost.Length > MostNamed ? $" and {lost.Length - MostNamed} more" : "";
        string where = workspace.GitRoot is null ? "is not in .mlops/snapshots" : "is on no branch, tag or stash, nor in their history";
        string first = lost[0].Label;
        string fetch = workspace.GitCommonDirectory is { } git && File.Exists(Path.Combine(git, "shallow")) ? "git fetch --unshallow, or b" : "B";
        return new SnapshotException(
            "MLOPS1340",
            $"Nothing was removed: facts name {(lost.Length == 1 ? "a snapshot whose manifest" : $"{lost.Length} snapshots whose manifest")} {where}, so {QuantityText.Count(doubtful, "object")} may be what {(lost.Length == 1 ? "it" : "they")} kept: {names}{more}.",
            $"{fetch}ring .mlops/snapshots back from the clone that has it; or give it up: {PasteLine.ForTerminal($"mlops gc --give-up {first}")}");
    }
}
