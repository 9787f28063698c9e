using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Reproduce.Preparation;
using MlopsNotebookKernel.Commands.Reproduce.Views;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Reproductions;
using MlopsNotebookKernel.Domain.Reproductions.Comparison;
using MlopsNotebookKernel.Domain.Reproductions.Masks;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Reproduce;

/// <summary>Reproduces a notebook: asks, prepares, names what cannot be had, runs, compares, and leaves nothing behind.</summary>
/// <param name="services">The ports.</param>
internal sealed class ReproduceHandler(CommandServices services) : ICommandHandler
{
    /// <inheritdoc/>
    public async Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        ReproduceOptions options = ReproduceOptions.Read(arguments, context);
        if (context.Session?.NotebookPath is { } running && (running == options.NotebookPath || ReproductionFolder.Holds(running)))
        {
            // Its run would come to this very cell, and reproduce again, without end.
            throw new UsageException("MLOPS1066", "A notebook that runs, or is being reproduced, cannot start its own reproduction.", "Reproduce it from another notebook, or in a terminal: mlops reproduce NOTEBOOK.");
        }

        if (services is not { ToolProcess.Value: { } process, Worktrees.Value: { } worktrees, PackageSupply: not null })
        {
            throw new UsageException("MLOPS1061", "This host runs cells itself.", "Reproduce the notebook with mlops reproduce in a terminal.");
        }

        Workspace workspace = WorkspaceLocator.Find(options.NotebookPath);
        string name = Relative(options.NotebookPath, context);
        Stamp stamp = Read(options.NotebookPath, name, workspace);
        ReproductionSettings settings = ReproductionSettings.Read(workspace);
        Consent(options, context, workspace, name, stamp);
        ReproductionFolder.Sweep(worktrees);

        StampedNotebook notebook = await StampedNotebook.FindAsync(stamp, options.NotebookPath, workspace, services, cancellation).ConfigureAwait(false);
        RuntimeNeeds runtime = new(stamp.Runtime, process);
        ReproduceResult result = new(
            name,
            ReproduceOutcome.Missing,
            stamp.Stamped,
            notebook.Source,
            workspace.GitRoot is { } root && stamp.Git?.Commit is { } commit ? worktrees.Commit(root, commit) : null,
            [.. (stamp.Git?.Changes ?? []).Select(change => change.Path)],
            [.. stamp.Packages.Where(package => package.Source != ResolvedPackage.HostSource).Select(package => $"{package.Id} {package.Version}")],
            [.. stamp.Assets.Select(asset => asset.Label)],
            runtime.Version is { } version ? FormattableString.Invariant($".NET {version}") : System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription,
            options.Tolerance ?? settings.Tolerance,
            [],
            [.. runtime.Notes(), .. stamp.Settled ? [] : new[] { "The stamp is pending: the cells below its pin are not in it." }],
            []);
        using ReproductionFolder folder = ReproductionFolder.Create(workspace.Fence, worktrees);
        ReproductionSite site = new(services, workspace, stamp, folder);
        result = result with { Obstacles = await site.PrepareAsync(notebook, context.Progress, cancellation).ConfigureAwait(false) };
        result = result with { Built = site.Built };
        NotebookDocument? reproduced = null;
        if (result.Obstacles.Count == 0 || (options.Anyway && result.Obstacles.All(obstacle => obstacle.Kind is not (ObstacleKind.Source or ObstacleKind.Notebook))))
        {
            reproduced = await new ReproductionRun(process, folder)
                .RunAsync(site.Notebook, stamp, runtime.Version, context.Progress, cancellation).ConfigureAwait(false);
            ValueRules rules = new(result.Tolerance, [.. Masks(stamp, folder), .. settings.Masks]);
            result = Compared(result with { Cells = new ReproducedCells(rules).Compare(notebook, reproduced) });
        }

        result = reproduced is null ? result : ReproductionFiles.Write(options, context, notebook, reproduced, result);
        return new CommandOutcome(result.Outcome == ReproduceOutcome.Reproduced, ViewRenderer.Render(ReproduceRenderer.Render(result), ResultJson.Write(result)))
        {
            HasFault = result.Outcome == ReproduceOutcome.Missing,
        };
    }

    /// <summary>A notebook that is gone is reproduced from history; one of which there is not even a stamp was never there.</summary>
    private static Stamp Read(string notebook, string name, Workspace workspace)
    {
        if (new PinStore(workspace).Find(notebook) is { } stamp)
        {
            return stamp;
        }

        NotebookDocument.CheckThere(notebook);
        throw new ReproductionException(
            "MLOPS2501",
            $"{name} has no stamp, so nothing says what it relied on.",
            "Put #!mlops-pin --question \"…\" in a cell of it and run it where it was run before.");
    }

    /// <summary>Its code runs with all that the user may do, and whoever wrote the repository wrote it.</summary>
    private void Consent(ReproduceOptions options, CommandContext context, Workspace workspace, string name, Stamp stamp)
    {
        if (options.Yes || (services.Trust?.Value is { } trust && trust.Trusts(workspace.Fence)))
        {
            return;
        }

        string line = services.Trust?.Value.Line(workspace.Fence) ?? "";
        string runs = ProjectNeeds.Of(stamp) is { Count: > 0 } projects ? $"builds {string.Join(", ", projects)} and runs its code" : "runs its code";
        if (context.Confirm is not { } confirm)
        {
            throw new UsageException(
                "MLOPS1062",
                $"Reproducing {name} {runs}, and its repository is not marked as trusted.",
                $"Look at it, then add --yes, or trust the repository: {line}");
        }

        CommitSummary? commit = workspace.GitRoot is { } root && stamp.Git?.Commit is { } id ? services.Worktrees!.Value.Commit(root, id) : null;
        string whose = commit is null ? "" : FormattableString.Invariant($", commit {commit.Id[..12]} by {commit.Author} ({commit.When:yyyy-MM-dd})");
        if (!confirm($"Reproducing {name}{whose} {runs} with your rights, and its repository is not marked as trusted (to trust it for good: {line}). Run it?"))
        {
            throw new ReproductionException("MLOPS2502", "Nothing was run.", "Look at the notebook first; mlops verify only reads it.");
        }
    }

    private IReadOnlyList<OutputMask> Masks(Stamp stamp, ReproductionFolder folder) =>
    [
        new TimingMask(),
        new PathMask(
        [
            folder.Path, Path.GetTempPath(), Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? "", System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(),
        ]),
        new GuidMask(),
        new MomentMask(stamp.Stamped, services.Clock.GetUtcNow()),
    ];

    private static ReproduceResult Compared(ReproduceResult result) => result with
    {
        Outcome = result.Cells.All(cell => cell.Comparison.Verdict is CellVerdict.Identical or CellVerdict.WithinTolerance or CellVerdict.NotStored)
            ? ReproduceOutcome.Reproduced
            : ReproduceOutcome.Different,
    };

    private static string Relative(string path, CommandContext context) => Path.GetRelativePath(context.Folder, path).Replace('\\', '/');
}
