using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Pin.Projects;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Pin.Gathering;

/// <summary>Where the repository stands, with what is uncommitted kept in the object store.</summary>
/// <param name="services">The ports.</param>
/// <param name="workspace">The workspace.</param>
internal sealed class RepositoryStamp(CommandServices services, Workspace workspace)
{
    /// <summary>
    /// Reads the repository. Uncommitted changes of tracked files are kept as a patch; their contents, and untracked files
    /// that the notebook used, as objects. Snapshots keep their own bytes; notebooks change whenever they run, so they count only when imported.
    /// </summary>
    /// <param name="stamp">The stamp in the making.</param>
    /// <param name="reading">Where the repository stands, as <see cref="ReadAsync"/> began to read it.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Null without Git.</returns>
    /// <exception cref="GitException">The repository cannot be read.</exception>
    public async Task<StampedRepository?> OfAsync(Stamp stamp, Task<RepositoryState?> reading, CancellationToken cancellation)
    {
        if (await reading.ConfigureAwait(false) is not { } state)
        {
            return null;
        }

        StampPaths paths = new(workspace);
        HashSet<string> used =
        [
            .. stamp.Files.Where(file => file.Use != FileUse.Outside).Select(file => paths.InRepository(file.Path)).OfType<string>(),
            .. stamp.Projects.Select(project => paths.Absolute(project.Path)).OfType<string>()
                .SelectMany(project => ProjectFolder.Sources(project).Prepend(project))
                .Select(file => Path.GetRelativePath(state.Root, file).Replace('\\', '/')),
        ];
        HashSet<string> kept = [.. stamp.Assets.Where(asset => asset.Path is not null).Select(asset => paths.InRepository(asset.Path!)).OfType<string>()];
        WorkingChange[] changes =
        [
            .. state.Changes.Where(change => !kept.Contains(change.Path) && (used.Contains(change.Path)
                || (change.Kind != WorkingChangeKind.Untracked && !SessionFiles.IsNotebook(change.Path)))),
        ];
        IObjectStore objects = services.Objects(workspace);
        List<StampedChange> stamped = [];
        foreach (WorkingChange change in changes)
        {
            stamped.Add(await ChangeAsync(state.Root, change, objects, cancellation).ConfigureAwait(false));
        }

        string[] tracked = [.. changes.Where(change => change.Kind != WorkingChangeKind.Untracked).Select(change => change.Path)];
        byte[] patch = services.SourceControl.Value.Patch(state.Root, tracked, cancellation);
        using MemoryStream content = new(patch);
        SnapshotFile? keptPatch = patch.Length == 0
            ? null
            : await objects.PutAsync(content, "uncommitted.patch", null, cancellation).ConfigureAwait(false);
        return new StampedRepository(state.Commit, state.Branch, state.Remote, stamped, keptPatch)
        {
            Submodules = [.. state.Submodules.Select(submodule => new StampedSubmodule(submodule.Path, submodule.Commit, submodule.IsDirty))],
        };
    }

    /// <summary>Begins to read where the repository stands, beside what else a stamp is made of.</summary>
    /// <param name="cancellation">Cancels.</param>
    public Task<RepositoryState?> ReadAsync(CancellationToken cancellation) => workspace.GitRoot is null
        ? Task.FromResult<RepositoryState?>(null)
        : Task.Run(() => services.SourceControl.Value.Read(workspace.Root, cancellation), cancellation);

    private static async Task<StampedChange> ChangeAsync(string root, WorkingChange change, IObjectStore objects, CancellationToken cancellation)
    {
        string path = Path.Combine(root, change.Path);
        if (!File.Exists(path))
        {
            return new StampedChange(change.Path, change.Kind, null, null, null);
        }

        // Also of a tracked file, which the patch has too: a patch needs a git program, and its very commit.
        SnapshotFile file = await objects.PutFileAsync(path, Path.GetFileName(path), null, cancellation).ConfigureAwait(false);
        return new StampedChange(change.Path, change.Kind, file.Length, file.Sha256, file);
    }
}
