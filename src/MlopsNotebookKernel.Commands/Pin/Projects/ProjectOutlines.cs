using System.Collections.Concurrent;
using MlopsNotebookKernel.Code.Projects;
using MlopsNotebookKernel.Domain.Projects;
using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Commands.Pin.Projects;

/// <summary>Outlines of projects, each read once however many notebooks use them.</summary>
/// <param name="committed">Reads commits; null without Git.</param>
internal sealed class ProjectOutlines(ICommittedFiles? committed)
{
    private readonly ProjectReader _reader = new();
    private readonly ConcurrentDictionary<string, Lazy<ProjectOutline>> _now = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Root, string Commit, string Path), Lazy<ProjectOutline?>> _then = new();

    /// <summary>A project as it is.</summary>
    /// <param name="projectFile">Absolute path of its file, which is there.</param>
    /// <param name="cancellation">Cancels.</param>
    public ProjectOutline Now(string projectFile, CancellationToken cancellation) => _now.GetOrAdd(
        projectFile, path => new Lazy<ProjectOutline>(() => _reader.Read(ProjectFolder.Read(path, cancellation), cancellation))).Value;

    /// <summary>A project as a commit holds it; null when that is not in this clone.</summary>
    /// <param name="root">Absolute path of the working tree of its own repository.</param>
    /// <param name="commit">Full id of the commit.</param>
    /// <param name="path">Its file relative to that root, forward slashes.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GitException">The repository cannot be read.</exception>
    public ProjectOutline? Then(string root, string commit, string path, CancellationToken cancellation) => committed is null ? null : _then.GetOrAdd(
        (root, commit, path), key => new Lazy<ProjectOutline?>(() => ProjectFolder.ReadAt(committed, key.Root, key.Commit, key.Path, cancellation) is { } text ? _reader.Read(text, cancellation) : null)).Value;
}
