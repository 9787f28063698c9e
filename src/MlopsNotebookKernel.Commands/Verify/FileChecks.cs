using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Pin.Completeness;
using MlopsNotebookKernel.Commands.Pin.Gathering;
using MlopsNotebookKernel.Commands.Pin.Views;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Differences;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Commands.Verify;

/// <summary>Whether the files that code used are as they were.</summary>
/// <param name="services">The ports.</param>
/// <param name="workspace">The workspace.</param>
/// <param name="committed">Committed bytes.</param>
/// <param name="touching">Names the commits that changed them.</param>
/// <param name="snapshots">The workspace's manifests.</param>
/// <param name="stamp">The stamp.</param>
internal sealed class FileChecks(
    CommandServices services, Workspace workspace, CommittedBytes committed, TouchingCommits touching, ISnapshotStore snapshots, Stamp stamp)
{
    private const long LargestChangedFile = 256L << 20;

    private const long LargestCode = 8 << 20;

    private readonly StampPaths _paths = new(workspace);
    private readonly RepositoryPlaces _place = new(workspace, stamp);

    /// <summary>The differences, in the stamp's order.</summary>
    /// <param name="cancellation">Cancels.</param>
    public async Task<IReadOnlyList<StampDifference>> RunAsync(CancellationToken cancellation)
    {
        SessionFiles files = new(_paths, services.Objects(workspace), services.Fingerprint.Value, services.CodeFiles.Value);
        CommitsSince commits = new(touching, workspace, stamp);
        List<StampDifference> differences = [];
        foreach (StampedFile file in stamp.Files.Where(file => file.Use != FileUse.Outside))
        {
            if (await CheckAsync(files, file, cancellation).ConfigureAwait(false) is { } difference)
            {
                differences.Add(difference.Weight == DifferenceWeight.Material ? commits.Explain(difference, file.Path, cancellation) : difference);
            }
        }

        return differences;
    }

    private async Task<StampDifference?> CheckAsync(SessionFiles files, StampedFile file, CancellationToken cancellation)
    {
        string was = file.Sha256[..12];
        if (_paths.Objection(file.Path) is { } objection)
        {
            return UnreadFile.Of(DifferenceKind.FileUnread, file.Path, file.Path, was, objection);
        }

        if (_paths.Absolute(file.Path) is not { } path || !File.Exists(path))
        {
            return await MissingAsync(file, cancellation).ConfigureAwait(false);
        }

        // Another length is another content; only a small file is worth reading to show its digest.
        long length = new FileInfo(path).Length;
        if (length != file.Length && length > LargestChangedFile)
        {
            return Changed(file, QuantityText.Bytes(length));
        }

        try
        {
            StampedFile now = await files.FileAsync(path, file.Path, file.Use, file.Cell, cancellation).ConfigureAwait(false);
            return now.Sha256 == file.Sha256 ? null
                : !IsSameCode(file, path, cancellation) ? Changed(file, now.Sha256[..12])
                : Changed(file, now.Sha256[..12]) with { Kind = DifferenceKind.FileProse, Weight = DifferenceWeight.None, Remedy = Remedy.Nothing };
        }
        catch (MlopsException unreadable) when (unreadable is SnapshotException or NotebookException)
        {
            // That a file can no longer be read is what the user asks about, not a fault of asking.
            return Changed(file, "cannot be read") with { Detail = unreadable.Message.TrimEnd('.') };
        }
    }

    private static StampDifference Changed(StampedFile file, string now) => new(
        DifferenceKind.FileChanged, DifferenceWeight.Material, file.Path, file.Sha256[..12], now, Remedy.RerunFrom(file.Cell));

    /// <summary>Of imported code only the code counts: another comment, or other line ends, are no change.</summary>
    private bool IsSameCode(StampedFile file, string path, CancellationToken cancellation)
    {
        if (file.Use != FileUse.Import || SessionFiles.IsNotebook(path) || file.Length > LargestCode || new FileInfo(path).Length > LargestCode
            || services.Blobs is null || _place.Of(file.Path) is not { } place)
        {
            return false;
        }

        using Stream? old = services.Blobs.Value.Find(place.Root, place.Path, file.Length, file.Sha256, cancellation);
        if (old is null)
        {
            return false;
        }

        using StreamReader text = new(old);
        return services.Fingerprint.Value.Of(text.ReadToEnd()) == services.Fingerprint.Value.Of(File.ReadAllText(path));
    }

    private string Checkout(RepositoryPlace place, string commit) => place.Root == workspace.GitRoot
        ? PasteLine.ForTerminal($"git checkout {StampText.ShortCommit(commit)} -- {place.Path}")
        : PasteLine.ForTerminal($"git -C {workspace.Relative(place.Root)} checkout {StampText.ShortCommit(commit)} -- {place.Path}");

    private async Task<StampDifference> MissingAsync(StampedFile file, CancellationToken cancellation)
    {
        string? elsewhere = file.Length == 0 ? null : await services.Contents(workspace)
            .FindInWorkspaceAsync(new SnapshotFile(file.Path, file.Length, file.Sha256, []), cancellation).ConfigureAwait(false);
        Remedy remedy = FromCommit(file, cancellation) ?? FromSnapshot(file)
            ?? new Remedy(RemedyKind.RestoreData, $"Bring back {file.Path} (SHA-256 {file.Sha256[..12]}…).");
        return new StampDifference(DifferenceKind.FileMissing, DifferenceWeight.Material, file.Path, file.Sha256[..12], null, remedy)
        {
            Detail = elsewhere is null ? null : $"The same bytes lie at {workspace.Relative(elsewhere)}",
        };
    }

    /// <summary>The stamped commit, where that holds it; what was not committed then may be in another.</summary>
    private Remedy? FromCommit(StampedFile file, CancellationToken cancellation)
    {
        if (_place.Of(file.Path) is not { } place || services.Versions?.Value is not { } versions
            || !committed.Has(place.Root, place.Path, file.Length, file.Sha256, cancellation))
        {
            return null;
        }

        if (place.Commit is { } stamped && versions.Holds(place.Root, stamped, place.Path, file.Length, file.Sha256))
        {
            return new Remedy(RemedyKind.ReturnToCommit, $"Bring it back from the stamped commit: {Checkout(place, stamped)}");
        }

        return versions.FirstWith(place.Root, place.Path, file.Length, file.Sha256, cancellation) is { } other
            ? new Remedy(RemedyKind.RestoreData, $"Bring it back from the commit that holds it: {Checkout(place, other)}")
            : null;
    }

    private Remedy? FromSnapshot(StampedFile file) =>
        snapshots.Readable().Manifests.FirstOrDefault(manifest => manifest.Files is [var only] && manifest.Kind != SnapshotKind.Folder && only.Sha256 == file.Sha256) is { } kept
            ? new Remedy(RemedyKind.RestoreData, $"Restore it: {PasteLine.ForTerminal($"mlops restore {kept.Name}@{kept.ShortId} --to {file.Path}")}")
            : null;
}
