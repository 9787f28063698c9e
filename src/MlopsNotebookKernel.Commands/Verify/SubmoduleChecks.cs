using System.Collections.Concurrent;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Pin.Views;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Differences;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Verify;

/// <summary>
/// Where submodules stand. Notes only: what the notebook uses of a submodule (data, files, projects) is compared by itself.
/// </summary>
/// <param name="services">The ports; each repository is asked once however many notebooks are verified.</param>
internal sealed class SubmoduleChecks(CommandServices services)
{
    private readonly ConcurrentDictionary<string, Lazy<RepositoryState?>> _states = new(StringComparer.Ordinal);

    /// <summary>The differences, by path.</summary>
    /// <param name="stamp">The stamp.</param>
    /// <param name="workspace">The workspace.</param>
    /// <param name="cancellation">Cancels.</param>
    public IReadOnlyList<StampDifference> Of(Stamp stamp, Workspace workspace, CancellationToken cancellation)
    {
        if (stamp.Git is not { Submodules.Count: > 0 } git || workspace.GitRoot is not { } root)
        {
            return [];
        }

        RepositoryState? state = _states.GetOrAdd(root, path => new Lazy<RepositoryState?>(() => services.SourceControl.Value.Read(path, cancellation))).Value;
        return [.. git.Submodules.Select(was => Of(was, state?.Submodules.FirstOrDefault(now => now.Path == was.Path), root, cancellation)).OfType<StampDifference>()];
    }

    private StampDifference? Of(StampedSubmodule was, SubmoduleState? now, string root, CancellationToken cancellation)
    {
        if (now is not null && now.Commit == was.Commit && (was.Dirty || !now.IsDirty))
        {
            return null;
        }

        StampDifference difference = new(
            DifferenceKind.SubmoduleMoved, DifferenceWeight.Note, was.Path, Describe(was.Commit, was.Dirty), now is null ? null : Describe(now.Commit, now.IsDirty), Remedy.Nothing);
        if (now is null)
        {
            return difference with { Detail = $"It is not checked out: {PasteLine.ForTerminal($"git submodule update --init --recursive -- {was.Path}")}" };
        }

        return now.Commit == was.Commit ? difference : difference with
        {
            Commits = services.SourceControl.Value.CommitsTouching(Path.Combine(root, was.Path), was.Commit, ["."], cancellation) ?? [],
        };
    }

    private static string Describe(string commit, bool dirty) => $"commit {StampText.ShortCommit(commit)}{(dirty ? ", with changes of its own" : "")}";
}
