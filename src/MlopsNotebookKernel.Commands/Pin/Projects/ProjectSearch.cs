using MlopsNotebookKernel.Code.Projects;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Pin.Projects;

/// <summary>Finds the projects behind what cells refer to.</summary>
/// <param name="workspace">The workspace; nothing outside its repository is a project here.</param>
internal sealed class ProjectSearch(Workspace workspace)
{
    private readonly StampPaths _paths = new(workspace);

    /// <summary>The project that a reference means.</summary>
    /// <param name="path">Absolute path of a project file, or of an assembly that a project built into a folder of its own.</param>
    /// <returns>Absolute path of the project file; null when there is none in the repository.</returns>
    public string? Of(string path)
    {
        if (_paths.Relative(path) is null)
        {
            return null;
        }

        if (ProjectFolder.IsProject(path))
        {
            return File.Exists(path) ? path : null;
        }

        string name = Path.GetFileNameWithoutExtension(path);
        for (DirectoryInfo? folder = new FileInfo(path).Directory; folder is not null && workspace.Owns(folder.FullName); folder = folder.Parent)
        {
            // Where a project builds to by default, or with a folder of artifacts for the whole repository.
            string? found = new[] { folder.FullName, Path.Combine(folder.FullName, name), Path.Combine(folder.FullName, "src", name) }
                .Where(Directory.Exists)
                .SelectMany(place => Directory.EnumerateFiles(place, "*.csproj").Order(StringComparer.Ordinal))
                .FirstOrDefault(project => Builds(project, name));
            if (found is not null)
            {
                return _paths.Relative(found) is null ? null : found;
            }
        }

        return null;
    }

    /// <summary>The projects that a project refers to, and those that they refer to, each once.</summary>
    /// <param name="projectFile">Absolute path of the project file.</param>
    public IReadOnlyList<string> ReferredToBy(string projectFile)
    {
        List<string> found = [];
        Queue<string> open = new([projectFile]);
        while (open.TryDequeue(out string? project))
        {
            foreach (string reference in ProjectFileText.Read(File.ReadAllText(project)).References)
            {
                string path = Path.GetFullPath(reference.Replace('\\', Path.DirectorySeparatorChar), Path.GetDirectoryName(project)!);
                if (ProjectFolder.IsProject(path) && File.Exists(path) && _paths.Relative(path) is not null && path != projectFile && !found.Contains(path))
                {
                    found.Add(path);
                    open.Enqueue(path);
                }
            }
        }

        return found;
    }

    private static bool Builds(string project, string name) =>
        (ProjectFileText.Read(File.ReadAllText(project)).AssemblyName ?? Path.GetFileNameWithoutExtension(project)).Equals(name, StringComparison.OrdinalIgnoreCase);
}
