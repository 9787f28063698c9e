using System.Collections.Concurrent;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Report;

/// <summary>What a report is of: a folder with its workspaces, and its notebooks held against their stamps.</summary>
/// <param name="Services">The ports.</param>
/// <param name="Folder">Absolute path of the folder.</param>
/// <param name="Repository">Where the repository stands; null without Git.</param>
/// <param name="Workspaces">The workspaces in it, by path.</param>
/// <param name="Notebooks">The notebooks in it, by path.</param>
/// <param name="Problems">Folders that cannot be read.</param>
internal sealed record ReportScope(
    CommandServices Services,
    string Folder,
    RepositoryState? Repository,
    IReadOnlyList<Workspace> Workspaces,
    IReadOnlyList<ReportedNotebook> Notebooks,
    IReadOnlyList<Exception> Problems)
{
    private readonly ConcurrentDictionary<Workspace, KnownSnapshots> _snapshots = new();

    /// <summary>Reads it.</summary>
    /// <param name="services">The ports.</param>
    /// <param name="folder">Absolute path of the folder.</param>
    /// <param name="output">Absolute path of the page: one from before is no part of what it is of.</param>
    /// <param name="progress">Takes progress; null where nobody looks.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<ReportScope> ReadAsync(
        CommandServices services, string folder, string output, IProgress<CommandProgress>? progress, CancellationToken cancellation)
    {
        ReportTree tree = ReportTree.Of(folder);
        RepositoryState? repository = tree.Workspaces.Any(workspace => workspace.GitRoot is not null)
            ? services.SourceControl.Value.Read(folder, cancellation)
            : null;
        if (repository is not null)
        {
            repository = repository with { Changes = [.. repository.Changes.Where(change => Path.GetFullPath(change.Path, repository.Root) != output)] };
        }

        IReadOnlyList<ReportedNotebook> notebooks = await new ReportVerification(services, folder, progress).RunAsync(tree, cancellation).ConfigureAwait(false);
        return new ReportScope(services, folder, repository, tree.Workspaces, notebooks, tree.Problems);
    }

    /// <summary>A workspace's snapshots, read once; those that cannot be read are left out and named in its problems.</summary>
    /// <param name="workspace">The workspace.</param>
    public KnownSnapshots Snapshots(Workspace workspace) =>
        _snapshots.GetOrAdd(workspace, known => KnownSnapshots.Read(Services.Snapshots(known)));

    /// <summary>A path relative to the report's folder, forward slashes.</summary>
    /// <param name="workspace">The workspace that the path is relative to.</param>
    /// <param name="path">The path.</param>
    public string Shown(Workspace workspace, string path) => Shown(Folder, Path.Combine(workspace.Root, path));

    /// <summary>A path relative to a folder, forward slashes.</summary>
    /// <param name="folder">Absolute path of the folder.</param>
    /// <param name="path">Absolute path.</param>
    public static string Shown(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    /// <summary>Reads something of each workspace; what one of them cannot give is said, and hides nothing of the others.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="read">Reads it.</param>
    /// <param name="problems">Takes what went wrong.</param>
    public IReadOnlyList<(Workspace Workspace, T Facts)> Each<T>(Func<Workspace, T> read, ICollection<Exception> problems)
    {
        List<(Workspace Workspace, T Facts)> all = [];
        foreach (Workspace workspace in Workspaces)
        {
            try
            {
                all.Add((workspace, read(workspace)));
            }
            catch (Exception fault) when (fault is MlopsException or IOException or UnauthorizedAccessException)
            {
                problems.Add(fault);
            }
        }

        return all;
    }
}
