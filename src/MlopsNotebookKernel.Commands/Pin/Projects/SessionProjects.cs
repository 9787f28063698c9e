using MlopsNotebookKernel.Code.Packages;
using MlopsNotebookKernel.Code.Projects;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Projects;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Pin.Projects;

/// <summary>The projects of the repository that a session's cells used.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="outlines">Reads projects.</param>
/// <param name="sourceControl">Tells where repositories stand.</param>
internal sealed class SessionProjects(Workspace workspace, ProjectOutlines outlines, Lazy<ISourceControl> sourceControl)
{
    private const string BuildProperties = "Directory.Build.props";

    private readonly StampPaths _paths = new(workspace);
    private readonly ProjectSearch _search = new(workspace);
    private readonly Dictionary<string, string?> _commits = new(StringComparer.Ordinal);

    /// <summary>Absolute paths of what cells referred to and a project stands for.</summary>
    public HashSet<string> Claimed { get; } = new(StringComparer.Ordinal);

    /// <summary>Each project once, by its first use, with those it refers to; sorted by path.</summary>
    /// <param name="session">The session.</param>
    /// <param name="cells">Its cells.</param>
    /// <param name="cancellation">Cancels.</param>
    public IReadOnlyList<StampedProject> Of(INotebookSession session, IReadOnlyList<StampedCell> cells, CancellationToken cancellation)
    {
        Dictionary<string, (string? Assembly, int Cell)> found = new(StringComparer.Ordinal);
        foreach ((string path, int cell) in References(session, cells))
        {
            if (_search.Of(path) is not { } project)
            {
                continue;
            }

            Claimed.Add(path);
            string? assembly = ProjectFolder.IsProject(path) ? null : _paths.Relative(path);
            found[project] = found.TryGetValue(project, out (string? Assembly, int Cell) known) ? (known.Assembly ?? assembly, known.Cell) : (assembly, cell);
            foreach (string referred in _search.ReferredToBy(project))
            {
                found.TryAdd(referred, (null, cell));
            }
        }

        return [.. found.Select(use => Stamped(use.Key, use.Value.Assembly, use.Value.Cell, cancellation)).OrderBy(project => project.Path, StringComparer.Ordinal)];
    }

    private static IEnumerable<(string Path, int Cell)> References(INotebookSession session, IReadOnlyList<StampedCell> cells)
    {
        foreach (StampedCell cell in cells)
        {
            foreach (string file in CodePackages.FilesReferencedBy(cell.Source))
            {
                yield return (Path.GetFullPath(file, session.WorkingDirectory), cell.ExecutionCount);
            }
        }

        foreach (string file in session.ReferencedFiles)
        {
            yield return (Path.GetFullPath(file), cells.Count > 0 ? cells[0].ExecutionCount : 1);
        }
    }

    private StampedProject Stamped(string projectFile, string? assembly, int cell, CancellationToken cancellation)
    {
        ProjectOutline outline = outlines.Now(projectFile, cancellation);
        return new StampedProject(
            _paths.Relative(projectFile)!, assembly, outline.Version ?? VersionAbove(projectFile), Commit(projectFile, cancellation), outline.Api, outline.Source, cell);
    }

    /// <summary>A project in a submodule stands at the submodule's commit.</summary>
    private string? Commit(string projectFile, CancellationToken cancellation)
    {
        if (WorkspaceLocator.Find(projectFile).GitRoot is not { } root)
        {
            return null;
        }

        return _commits.TryGetValue(root, out string? known) ? known : _commits[root] = sourceControl.Value.Read(root, cancellation)?.Commit;
    }

    private string? VersionAbove(string projectFile)
    {
        for (DirectoryInfo? folder = new FileInfo(projectFile).Directory; folder is not null && workspace.Owns(folder.FullName); folder = folder.Parent)
        {
            string file = Path.Combine(folder.FullName, BuildProperties);
            if (File.Exists(file) && _paths.Relative(file) is not null && RegularFile.Is(file))
            {
                return ProjectFileText.Read(File.ReadAllText(file)).Version;
            }
        }

        return null;
    }
}
