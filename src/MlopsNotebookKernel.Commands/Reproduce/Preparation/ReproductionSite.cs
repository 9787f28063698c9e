using System.Security.Cryptography;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Reproductions;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Reproduce.Preparation;

/// <summary>Makes the place to stand in: the worktree, with everything that the stamp names, as far as it can be had.</summary>
/// <param name="services">The ports.</param>
/// <param name="workspace">The user's workspace.</param>
/// <param name="stamp">The stamp.</param>
/// <param name="folder">Where the worktree goes.</param>
internal sealed class ReproductionSite(CommandServices services, Workspace workspace, Stamp stamp, ReproductionFolder folder)
{
    /// <summary>Absolute path of the notebook in the worktree.</summary>
    public string Notebook => Path.GetFullPath(stamp.Notebook, Root);

    /// <summary>The projects that were built there.</summary>
    public IReadOnlyList<string> Built { get; private set; } = [];

    /// <summary>The worktree's folder that is to the worktree what the workspace's root is to the user's working tree.</summary>
    private string Root => Path.GetFullPath(Path.GetRelativePath(workspace.Fence, workspace.Root), folder.Tree);

    /// <summary>Makes it.</summary>
    /// <param name="notebook">The notebook as it was stamped.</param>
    /// <param name="progress">Takes progress.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Everything that cannot be had, at once.</returns>
    public async Task<IReadOnlyList<Obstacle>> PrepareAsync(StampedNotebook notebook, IProgress<CommandProgress>? progress, CancellationToken cancellation)
    {
        List<Obstacle> obstacles = [.. new RuntimeNeeds(stamp.Runtime, services.ToolProcess!.Value).Obstacles()];
        SourceNeeds source = new(services, workspace, stamp);
        string settings = Path.GetDirectoryName(Path.GetFullPath(stamp.Notebook, workspace.Root))!;
        if (source.OfCommit() is { } noCommit)
        {
            obstacles.Insert(0, noCommit);
        }
        else
        {
            string commit = stamp.Git!.Commit!;
            progress?.Report(new CommandProgress($"checking out commit {commit[..12]}"));
            WorktreePlace place = folder.Place(folder.Tree, workspace.GitCommonDirectory!);
            services.Worktrees!.Value.Add(workspace.GitRoot!, commit, place, cancellation);
            IReadOnlyList<Obstacle> ofSubmodules = new SubmoduleNeeds(services.Worktrees.Value, workspace, stamp).Bring(folder, cancellation);
            obstacles.InsertRange(0, [.. await source.ApplyAsync(folder, cancellation).ConfigureAwait(false), .. ofSubmodules]);
            Workspace site = new(Root, folder.Tree, workspace.GitCommonDirectory);
            string? recorded = notebook.Bytes is { } bytes
                ? services.Versions?.Value.FirstWith(
                    workspace.GitRoot!, Path.GetRelativePath(folder.Tree, Notebook).Replace('\\', '/'), bytes.LongLength, Convert.ToHexStringLower(SHA256.HashData(bytes)), cancellation)
                : null;
            new StampedFacts(services, workspace, site).Bring(stamp, notebook, recorded, cancellation);
            obstacles.AddRange(await new DataNeeds(services, workspace, site, stamp).BringAsync(progress, cancellation).ConfigureAwait(false));
            Directory.CreateDirectory(Path.GetDirectoryName(Notebook)!);
            notebook.Document.Save(Notebook);
            if (recorded is not null)
            {
                new ExportedLibraries(services, workspace, site).Bring(notebook, Notebook, recorded, cancellation);
            }

            if (obstacles.All(obstacle => obstacle.Kind != ObstacleKind.Source))
            {
                // Of source that is not all there, a build would only say so once more.
                (Built, IReadOnlyList<Obstacle> unbuilt) = await new ProjectNeeds(site, stamp).BuildAsync(progress, cancellation).ConfigureAwait(false);
                obstacles.AddRange(unbuilt);
            }

            settings = Path.GetDirectoryName(Notebook)!;
        }

        progress?.Report(new CommandProgress("bringing the stamped packages"));
        obstacles.AddRange(await new PackageNeeds(services, stamp).BringAsync(settings, cancellation).ConfigureAwait(false));
        return obstacles;
    }
}
