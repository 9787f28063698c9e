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
/// <param name="stamp">The stamp.</param>
internal sealed class FileChecks(CommandServices services, Workspace workspace, CommittedBytes committed, Stamp stamp)
{
    private const long LargestChangedFile = 256L << 20;

    private readonly StampPaths _paths = new(workspace);

    /// <summary>The differences, in the stamp's order.</summary>
    /// <param name="cancellation">Cancels.</param>
    public async Task<IReadOnlyList<StampDifference>> RunAsync(CancellationToken cancellation)
    {
        SessionFiles files = new(_paths, services.Objects(workspace), services.Fingerprint.Value, services.CodeFiles.Value);
        CommitsSince commits = new(services, workspace, stamp);
        List<StampDifference> differences = [];
        foreach (StampedFile file in stamp.Files.Where(file => file.Use != FileUse.Outside))
        {
            if (await CheckAsync(files, file, cancellation).ConfigureAwait(false) is { } difference)
            {
                differences.Add(commits.Explain(difference, file.Path, cancellation));
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
            return Missing(file, cancellation);
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
            return now.Sha256 == file.Sha256 ? null : Changed(file, now.Sha256[..12]);
        }
        catch (MlopsException unreadable) when (unreadable is SnapshotException or NotebookException)
        {
            // That a file can no longer be read is what the user asks about, not a fault of asking.
            return Changed(file, "cannot be read") with { Detail = unreadable.Message.TrimEnd('.') };
        }
    }

    private static StampDifference Changed(StampedFile file, string now) => new(
        DifferenceKind.FileChanged, DifferenceWeight.Material, file.Path, file.Sha256[..12], now, Remedy.RerunFrom(file.Cell));

    private StampDifference Missing(StampedFile file, CancellationToken cancellation)
    {
        bool back = stamp.Git?.Commit is not null && committed.Has(workspace.GitRoot, _paths.InRepository(file.Path), file.Length, file.Sha256, cancellation);
        Remedy remedy = back
            ? new Remedy(RemedyKind.ReturnToCommit, $"Bring it back from the stamped commit: {PasteLine.ForTerminal($"git checkout {StampText.ShortCommit(stamp.Git!.Commit!)} -- {_paths.InRepository(file.Path)}")}")
            : new Remedy(RemedyKind.RestoreData, $"Bring back {file.Path} (SHA-256 {file.Sha256[..12]}…).");
        return new StampDifference(DifferenceKind.FileMissing, DifferenceWeight.Material, file.Path, file.Sha256[..12], null, remedy);
    }
}
