using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Verify;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Report;

/// <summary>Holds every notebook of a report against its stamp, as <c>mlops verify</c> does.</summary>
/// <param name="services">The ports.</param>
/// <param name="folder">Absolute path of the folder that names are relative to.</param>
/// <param name="progress">Takes progress; null where nobody looks.</param>
internal sealed class ReportVerification(CommandServices services, string folder, IProgress<CommandProgress>? progress)
{
    /// <summary>How often progress is told at most: a log of a job need not have a line a notebook.</summary>
    private const int Steps = 20;

    private readonly NotebookVerifier _verifier = new(services, null);

    /// <summary>Verifies all, several at once.</summary>
    /// <param name="tree">Where the notebooks are.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The notebooks by path.</returns>
    public async Task<IReadOnlyList<ReportedNotebook>> RunAsync(ReportTree tree, CancellationToken cancellation)
    {
        string[] paths = [.. tree.Notebooks.Concat(tree.Gone).Order(StringComparer.Ordinal)];
        HashSet<string> gone = [.. tree.Gone];
        ReportedNotebook[] notebooks = new ReportedNotebook[paths.Length];
        int done = 0;
        await Parallel.ForAsync(0, paths.Length, cancellation, async (index, stop) =>
        {
            notebooks[index] = await VerifyAsync(paths[index], gone.Contains(paths[index]), stop).ConfigureAwait(false);
            int count = Interlocked.Increment(ref done);
            if (count == paths.Length || count * Steps / paths.Length != (count - 1) * Steps / paths.Length)
            {
                progress?.Report(new CommandProgress(FormattableString.Invariant($"{count} of {paths.Length} notebooks"), (double)count / paths.Length));
            }
        }).ConfigureAwait(false);
        return notebooks;
    }

    private async Task<ReportedNotebook> VerifyAsync(string path, bool isGone, CancellationToken cancellation)
    {
        string name = ReportScope.Shown(folder, path);
        Workspace workspace = WorkspaceLocator.Find(path);
        try
        {
            VerifiedNotebook verified = isGone ? Gone(name) : await _verifier.VerifyAsync(path, name, cancellation).ConfigureAwait(false);
            return new ReportedNotebook(path, workspace, verified);
        }
        catch (MlopsException fault)
        {
            return new ReportedNotebook(path, workspace, VerifiedNotebook.Unreadable(name, VerifyFault.Of(fault)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new ReportedNotebook(path, workspace, VerifiedNotebook.Unreadable(name, new VerifyFault("MLOPS3205", $"{name} cannot be read: {fault.Message}", "Check the disk and your rights on the file.")));
        }
    }

    private static VerifiedNotebook Gone(string name) => VerifiedNotebook.Unreadable(name, new VerifyFault(
        "MLOPS3204", $"{name} has a stamp and is not there.", "Bring it back from Git, or delete its stamp in .mlops/pins."));
}
