using MlopsNotebookKernel.Domain.Projects;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Pin.Projects;

/// <summary>
/// The source of a project as the .NET SDK takes it by default: all C# files below its file, but for what is built
/// (<c>bin</c>, <c>obj</c>), hidden folders and folders with projects of their own.
/// </summary>
internal static class ProjectFolder
{
    private const long LargestFile = 8 << 20;
    private const int MostFiles = 20_000;
    private const string SourceExtension = ".cs";

    private static readonly EnumerationOptions Flat = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private static readonly HashSet<string> Built = new(["bin", "obj"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a file is a project of C#.</summary>
    /// <param name="path">Its path.</param>
    public static bool IsProject(string path) => Path.GetExtension(path).Equals(".csproj", StringComparison.OrdinalIgnoreCase);

    /// <summary>A project as it lies on the disk.</summary>
    /// <param name="projectFile">Absolute path of its file, which is there.</param>
    /// <param name="cancellation">Cancels.</param>
    public static ProjectText Read(string projectFile, CancellationToken cancellation) => new(
        File.ReadAllText(projectFile), [.. Sources(projectFile).Select(file =>
        {
            cancellation.ThrowIfCancellationRequested();
            return File.ReadAllText(file);
        })]);

    /// <summary>A project as a commit holds it.</summary>
    /// <param name="committed">Reads commits.</param>
    /// <param name="repositoryRoot">Absolute path of the working tree.</param>
    /// <param name="commit">Full id of the commit.</param>
    /// <param name="projectFile">Its file relative to the root, forward slashes.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Null when the commit is not in this clone, or does not hold the project.</returns>
    /// <exception cref="GitException">The repository cannot be read.</exception>
    public static ProjectText? ReadAt(
        ICommittedFiles committed, string repositoryRoot, string commit, string projectFile, CancellationToken cancellation)
    {
        int slash = projectFile.LastIndexOf('/');
        string name = projectFile[(slash + 1)..];
        IReadOnlyDictionary<string, string>? files = committed.At(
            repositoryRoot, commit, slash < 0 ? "" : projectFile[..slash], path => IsSource(path) || IsProject(path), cancellation);
        if (files is null || !files.TryGetValue(name, out string? project))
        {
            return null;
        }

        HashSet<string> others = [.. files.Keys.Where(path => IsProject(path) && path.Contains('/', StringComparison.Ordinal)).Select(Folder)];
        return new ProjectText(project, [.. files.Where(file => IsSource(file.Key) && !others.Any(folder => file.Key.StartsWith(folder, StringComparison.Ordinal))).Select(file => file.Value)]);
    }

    /// <summary>The C# files of a project, absolute, in a fixed order.</summary>
    /// <param name="projectFile">Absolute path of its file.</param>
    public static IReadOnlyList<string> Sources(string projectFile) => [.. In(Path.GetDirectoryName(projectFile)!, isOwn: true).Take(MostFiles)];

    private static IEnumerable<string> In(string folder, bool isOwn)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*", Flat).Order(StringComparer.Ordinal)];
        if (!isOwn && files.Any(IsProject))
        {
            return [];
        }

        return files.Where(file => file.EndsWith(SourceExtension, StringComparison.OrdinalIgnoreCase) && new FileInfo(file).Length <= LargestFile && RegularFile.Is(file))
            .Concat(Directory.EnumerateDirectories(folder, "*", Flat).Order(StringComparer.Ordinal)
                .Where(inner => Path.GetFileName(inner) is var name && !name.StartsWith('.') && !Built.Contains(name))
                .SelectMany(inner => In(inner, isOwn: false)));
    }

    private static bool IsSource(string path) => path.EndsWith(SourceExtension, StringComparison.OrdinalIgnoreCase)
        && !path.Split('/')[..^1].Any(part => part.StartsWith('.') || Built.Contains(part));

    private static string Folder(string path) => path[..(path.LastIndexOf('/') + 1)];
}
