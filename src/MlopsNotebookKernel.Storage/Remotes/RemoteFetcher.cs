using MlopsNotebookKernel.Domain.Remotes;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Storage.Remotes;

/// <summary>Gets what the store lacks from the remotes that the user accepted.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="settings">Its remotes.</param>
/// <param name="open">Opens a remote.</param>
/// <param name="clock">The clock.</param>
public sealed class RemoteFetcher(Workspace workspace, RemoteSettings settings, Func<RemoteAddress, IRemote> open, TimeProvider clock) : IObjectFetcher
{
    private readonly ObjectTransfer _transfer = new(workspace, clock);

    /// <inheritdoc/>
    public Task<ObjectSearch> FindAsync(IReadOnlyCollection<SnapshotFile> files, CancellationToken cancellation) => AskAsync(
        files,
        async (remote, lacking, _) =>
        {
            IReadOnlySet<string> there = await remote.FindAsync(lacking, cancellation).ConfigureAwait(false);
            return [.. lacking.Where(digest => !there.Contains(digest))];
        });

    /// <inheritdoc/>
    public Task<ObjectSearch> FetchAsync(
        IReadOnlyCollection<SnapshotFile> files, IProgress<TransferProgress>? progress, CancellationToken cancellation) => AskAsync(
        files,
        async (remote, lacking, notes) =>
        {
            TransferReport report = await _transfer.PullAsync(remote, lacking, progress, cancellation).ConfigureAwait(false);
            notes.AddRange(report.Damaged.Select(damage => $"Object {damage.Digest[..12]} in {damage.Where} is damaged."));
            return [.. report.Missing, .. report.Damaged.Select(damage => damage.Digest)];
        });

    private async Task<ObjectSearch> AskAsync(
        IReadOnlyCollection<SnapshotFile> files, Func<IRemote, IReadOnlyList<string>, List<string>, Task<IReadOnlyList<string>>> ask)
    {
        IReadOnlyList<string> lacking = _transfer.Absent(files.SelectMany(file => file.Chunks));
        List<string> notes = [];
        if (lacking.Count == 0)
        {
            return new ObjectSearch([], notes);
        }

        foreach (RemoteDefinition remote in Remotes(notes))
        {
            if (!remote.IsAccepted)
            {
                notes.Add($"The remote {remote.Name} was not asked: run mlops remote accept {remote.Name} if you trust {remote.Address}.");
                continue;
            }

            try
            {
                lacking = await ask(open(settings.AddressOf(remote)), lacking, notes).ConfigureAwait(false);
            }
            catch (RemoteException unreachable)
            {
                notes.Add($"The remote {remote.Name} did not help: {unreachable.Message}");
            }

            if (lacking.Count == 0)
            {
                break;
            }
        }

        return new ObjectSearch(lacking, notes);
    }

    /// <summary>A broken settings file must not keep anybody from bytes that are in a file or in Git; it is told when they are not.</summary>
    private IReadOnlyList<RemoteDefinition> Remotes(List<string> notes)
    {
        try
        {
            return settings.All();
        }
        catch (RemoteException broken)
        {
            notes.Add(broken.Message);
            return [];
        }
    }
}
