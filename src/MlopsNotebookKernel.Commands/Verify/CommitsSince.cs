using MlopsNotebookKernel.Commands.Pin.Completeness;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Differences;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Verify;

/// <summary>Adds to a difference of a file the commits that explain it.</summary>
/// <param name="touching">Names commits.</param>
/// <param name="workspace">The workspace.</param>
/// <param name="stamp">The stamp.</param>
internal sealed class CommitsSince(TouchingCommits touching, Workspace workspace, Stamp stamp)
{
    /// <summary>The difference with the commits since the stamp that touch a file.</summary>
    /// <param name="difference">The difference.</param>
    /// <param name="path">The file, relative to the workspace's root.</param>
    /// <param name="cancellation">Cancels.</param>
    public StampDifference Explain(StampDifference difference, string path, CancellationToken cancellation)
    {
        if (new RepositoryPlaces(workspace, stamp).Of(path) is not { Commit: { } since } place)
        {
            return difference;
        }

        IReadOnlyList<CommitSummary>? commits = touching.After(place.Root, since, place.Path, cancellation);
        return commits is null
            ? difference with { Detail = Join(difference.Detail, "The stamped commit is not in this clone's history, so the commits that changed it cannot be named") }
            : difference with { Commits = commits };
    }

    private static string Join(string? detail, string more) => detail is null ? more : $"{detail}. {more}";
}
