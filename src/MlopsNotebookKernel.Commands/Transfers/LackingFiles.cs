using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Storage.Citations;
using MlopsNotebookKernel.Storage.Contents;

namespace MlopsNotebookKernel.Commands.Transfers;

/// <summary>Sorts what is missing: bytes that a file of the workspace or a commit has need no object; all else is told.</summary>
/// <param name="services">The ports.</param>
/// <param name="workspace">The workspace.</param>
internal sealed class LackingFiles(CommandServices services, Workspace workspace)
{
    /// <summary>Sorts the files that miss objects.</summary>
    /// <param name="cited">What facts rely on.</param>
    /// <param name="missing">Digests of the missing objects.</param>
    /// <param name="remedy">What helps those that are nowhere.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The number of those that are at hand elsewhere, and those that are nowhere.</returns>
    public async Task<(int Elsewhere, IReadOnlyList<LackingFile> Nowhere)> SortAsync(
        IReadOnlyList<CitedFile> cited, IReadOnlySet<string> missing, Func<CitedFile, string> remedy, CancellationToken cancellation)
    {
        SnapshotContents contents = services.Contents(workspace);
        int elsewhere = 0;
        List<LackingFile> nowhere = [];
        foreach (CitedFile file in cited.Where(file => file.File.Chunks.Any(missing.Contains)))
        {
            if (await IsElsewhereAsync(contents, file, cancellation).ConfigureAwait(false))
            {
                elsewhere++;
            }
            else
            {
                nowhere.Add(new LackingFile(file.Label, file.Fact, file.File.Chunks.Count(missing.Contains), file.File.Length, remedy(file)));
            }
        }

        return (elsewhere, nowhere);
    }

    /// <summary>How bytes that are nowhere at all come back.</summary>
    /// <param name="file">The file.</param>
    public static string Again(CitedFile file) => file.Manifest is not { } manifest
        ? "Run mlops push in the clone that stamped."
        : manifest.Origin.StartsWith('@')
            ? $"Run mlops push in the clone that kept it, or run the notebook that kept {manifest.Origin} again."
            : $"Run mlops push in the clone that kept it, or bring back {manifest.Origin} as it was on {manifest.Created.UtcDateTime:yyyy-MM-dd}.";

    private static async Task<bool> IsElsewhereAsync(SnapshotContents contents, CitedFile file, CancellationToken cancellation)
    {
        if (file.Manifest is null)
        {
            return false;
        }

        Stream? found = await contents.FindElsewhereAsync(file.Manifest, file.File, cancellation).ConfigureAwait(false);
        if (found is not null)
        {
            await found.DisposeAsync().ConfigureAwait(false);
        }

        return found is not null;
    }
}
