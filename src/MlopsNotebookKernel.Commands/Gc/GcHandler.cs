using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Reproduce.Preparation;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Rendering.Views;
using MlopsNotebookKernel.Storage.Upkeep;

namespace MlopsNotebookKernel.Commands.Gc;

/// <summary>Collects objects that nothing cites.</summary>
/// <param name="services">The ports.</param>
internal sealed class GcHandler(CommandServices services) : ICommandHandler
{
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
            IReadOnlySet<string> cited = services.Citations(context.Workspace).AllDigests(cancellation);
            context.Progress?.Report(new CommandProgress(isDryRun ? "looking through the objects" : "removing objects"));
            CollectionReport report = new ObjectCollection(context.Workspace, services.Clock).Collect(cited, TimeSpan.FromDays(grace), isDryRun, cancellation);
            GcResult result = new(isDryRun, grace, report);
            return new CommandOutcome(true, ViewRenderer.Render(GcRenderer.View(result), ResultJson.Write(result)));
        },
        cancellation);
}
