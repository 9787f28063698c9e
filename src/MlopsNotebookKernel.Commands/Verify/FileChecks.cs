using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Pin.Completeness;
using MlopsNotebookKernel.Commands.Pin.Gathering;
using MlopsNotebookKernel.Commands.Pin.Views;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Differences;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Verify;

/// <summary>Whether the files that code used are as they were.</summary>
/// <param name="services">The ports.</param>
/// <param name="workspace">The workspace.</param>
/// <param name="committed">Committed bytes.</param>
/// <param name="stamp">The stamp.</param>
internal sealed class FileChecks(CommandServices services, Workspace workspace, CommittedBytes committed, Stamp stamp)
{
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
            if (_paths.Absolute(file.Path) is not { } path || !File.Exists(path))
            {
                differences.Add(commits.Explain(Missing(file, cancellation), file.Path, cancellation));
                continue;
            }

            StampedFile now = await files.FileAsync(path, file.Path, file.Use, file.Cell, cancellation).ConfigureAwait(false);
            if (now.Sha256 != file.Sha256)
            {
                differences.Add(commits.Explain(
                    new StampDifference(
                        DifferenceKind.FileChanged, DifferenceWeight.Material, file.Path, file.Sha256[..12], now.Sha256[..12], Remedy.RerunFrom(file.Cell)),
                    file.Path,
                    cancellation));
            }
        }

        return differences;
    }

    private StampDifference Missing(StampedFile file, CancellationToken cancellation)
    {
        bool back = stamp.Git?.Commit is not null && committed.Has(workspace.GitRoot, _paths.InRepository(file.Path), file.Length, file.Sha256, cancellation);
        Remedy remedy = back
            ? new Remedy(RemedyKind.ReturnToCommit, $"Bring it back from the stamped commit: git checkout {StampText.ShortCommit(stamp.Git!.Commit!)} -- {_paths.InRepository(file.Path)}")
            : new Remedy(RemedyKind.RestoreData, $"Bring back {file.Path} (SHA-256 {file.Sha256[..12]}…).");
        return new StampDifference(DifferenceKind.FileMissing, DifferenceWeight.Material, file.Path, file.Sha256[..12], null, remedy);
    }
}
