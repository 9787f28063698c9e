using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Export;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Reproductions;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Reproduce.Preparation;

/// <summary>
/// Builds, in the worktree, the projects whose build output a cell refers to: commits hold their source alone. A project that
/// a cell refers to itself is built by the run, as ever.
/// </summary>
/// <param name="site">The worktree's workspace.</param>
/// <param name="stamp">The stamp.</param>
internal sealed class ProjectNeeds(Workspace site, Stamp stamp)
{
    private readonly StampPaths _paths = new(site);

    /// <summary>The projects of which a stamped notebook refers to the build output, so that a worktree may have to build them.</summary>
    /// <param name="stamp">The stamp.</param>
    public static IReadOnlyList<string> Of(Stamp stamp) => [.. stamp.Projects.Where(project => project.Assembly is not null).Select(project => project.Path)];

    /// <summary>Builds those whose output is not there.</summary>
    /// <param name="progress">Takes progress.</param>
    /// <param name="cancellation">Ends a build.</param>
    /// <returns>The projects that were built, and what cannot be had.</returns>
    public async Task<(IReadOnlyList<string> Built, IReadOnlyList<Obstacle> Obstacles)> BuildAsync(IProgress<CommandProgress>? progress, CancellationToken cancellation)
    {
        List<string> built = [];
        List<Obstacle> obstacles = [];
        foreach (StampedProject project in stamp.Projects.Where(project => project.Assembly is not null))
        {
            if (_paths.Absolute(project.Path) is not { } file || _paths.Absolute(project.Assembly!) is not { } assembly)
            {
                obstacles.Add(new Obstacle(ObstacleKind.Source, $"{project.Path} or what it builds leads out of the repository, so it is not built.", "Take the last good version of the stamp."));
            }
            else if (!File.Exists(assembly))
            {
                progress?.Report(new CommandProgress($"building {project.Path}"));
                if (await FailureAsync(project, file, assembly, cancellation).ConfigureAwait(false) is { } failure)
                {
                    obstacles.Add(failure);
                }
                else
                {
                    built.Add(project.Path);
                }
            }
        }

        return (built, obstacles);
    }

    private async Task<Obstacle?> FailureAsync(StampedProject project, string file, string assembly, CancellationToken cancellation)
    {
        if (!File.Exists(file))
        {
            return new Obstacle(
                ObstacleKind.Source,
                $"{project.Assembly} is built from {project.Path}, which the worktree does not have.",
                "Commit the project, run the notebook and pin with --update.");
        }

        // The configuration is known by the folder that a build writes to, bin/Release/net10.0: a project may choose another.
        string[] configuration = project.Assembly!.Split('/').Contains("Release", StringComparer.OrdinalIgnoreCase) ? ["-c", "Release"] : [];
        string command = PasteLine.ForTerminal($"dotnet build {project.Path}");
        try
        {
            (int code, string output) = await DotnetProgram
                .RunAsync(Path.GetDirectoryName(file)!, ["build", file, "--nologo", "-v", "q", "-nodeReuse:false", "-p:UseSharedCompilation=false", .. configuration], cancellation)
                .ConfigureAwait(false);
            return code != 0
                ? new Obstacle(
                    ObstacleKind.Source,
                    $"{project.Path} does not build as it was stamped: {BuildErrors.Of(output, site.Fence).Split('\n')[0]}",
                    $"See more in a checkout of the stamped commit, and bring what the build lacks: {command}")
                : File.Exists(assembly) ? null : new Obstacle(
                    ObstacleKind.Source,
                    $"Building {project.Path} does not give {project.Assembly}, to which a cell refers.",
                    "Refer to where the project's build puts it, or to the project itself; then run the notebook and pin with --update.");
        }
        catch (ExportException noSdk)
        {
            return new Obstacle(ObstacleKind.Source, $"{project.Path} cannot be built: {noSdk.Message}", noSdk.Remedy);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Obstacle(ObstacleKind.Source, $"Building {project.Path} came to no end.", $"See what it waits for in a checkout of the stamped commit: {command}");
        }
    }
}
