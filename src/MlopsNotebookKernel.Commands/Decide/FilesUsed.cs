using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Pin.Gathering;
using MlopsNotebookKernel.Domain.Decisions;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Decide;

/// <summary>
/// The files that a decision stands on, with the digests they have now: no commit and no snapshot tells of a file that is
/// neither committed nor kept.
/// </summary>
/// <param name="services">The ports.</param>
/// <param name="workspace">The workspace.</param>
internal sealed class FilesUsed(CommandServices services, Workspace workspace)
{
    private readonly StampPaths _paths = new(workspace);

    /// <summary>What a session has used so far, the cell that runs included.</summary>
    /// <param name="session">The session.</param>
    /// <param name="notebook">The notebook's path in the workspace; null when not known.</param>
    /// <param name="snapshot">What the decision was made on, which knows its own file; null when not said.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<IReadOnlyList<DecidedFile>> OfAsync(INotebookSession session, string? notebook, SnapshotManifest? snapshot, CancellationToken cancellation)
    {
        IEnumerable<(int, string)> cells = session.Journal.Entries.Select(entry => (entry.ExecutionCount, entry.Source));
        IReadOnlyList<StampedFile> files = await Files().SoFarAsync(
            session, notebook, session.CurrentSource is { } running ? cells.Append((session.ExecutionCount, running)) : cells, cancellation).ConfigureAwait(false);
        string[] taken = [.. session.Journal.Facts.OfType<JournalFact.SnapshotUsed>().Where(fact => fact is { Restored: false, Variable: null }).Select(fact => fact.Path).OfType<string>()];
        return await DigestAsync([.. files.Select(file => file.Path), .. taken], snapshot, cancellation).ConfigureAwait(false);
    }

    /// <summary>What the cells of a saved notebook name.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="path">Its absolute path.</param>
    /// <param name="snapshot">What the decision was made on, which knows its own file; null when not said.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task<IReadOnlyList<DecidedFile>> OfAsync(NotebookDocument document, string path, SnapshotManifest? snapshot, CancellationToken cancellation) => DigestAsync(
        [
            .. document.Cells.Where(cell => cell.Kind == CellKind.Code)
                .SelectMany(cell => services.CodeFiles.Value.FilesNamed(cell.Source))
                .Select(file => _paths.Relative(Path.GetFullPath(file, Path.GetDirectoryName(path)!))).OfType<string>(),
        ],
        snapshot,
        cancellation);

    private async Task<IReadOnlyList<DecidedFile>> DigestAsync(IEnumerable<string> files, SnapshotManifest? snapshot, CancellationToken cancellation)
    {
        string? origin = snapshot?.OriginPath(workspace) is { } path ? workspace.Relative(path) : null;
        List<DecidedFile> decided = [];
        foreach (string file in files.Where(file => file != origin).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (decided.Count < DecidedFile.Most && _paths.Absolute(file) is { } found && File.Exists(found) && _paths.Objection(file) is null)
            {
                StampedFile now = await Files().FileAsync(found, file, SessionFiles.IsNotebook(found) ? FileUse.Import : FileUse.Data, 0, cancellation).ConfigureAwait(false);
                decided.Add(new DecidedFile(file, now.Sha256));
            }
        }

        return decided;
    }

    private SessionFiles Files() => new(_paths, services.Objects(workspace), services.Fingerprint.Value, services.CodeFiles.Value);
}
