using LibGit2Sharp;

namespace MlopsNotebookKernel.EndToEnd.Tests.Tool;

/// <summary>A Git repository in a temporary folder, with the demonstration's committed files where asked for.</summary>
internal sealed class TemporaryRepository : IDisposable
{
    private static readonly Signature Author = new("A. Researcher", "researcher@example.org", new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    private TemporaryRepository(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>A folder without Git.</summary>
    public static TemporaryRepository Bare() => new(Directory.CreateTempSubdirectory("mlops-e2e-").FullName);

    /// <summary>A repository with one commit that holds this checkout's <c>notebooks/</c>.</summary>
    public static TemporaryRepository WithDemonstration()
    {
        TemporaryRepository repository = Bare();
        Repository.Init(repository.Folder);
        string source = Path.Combine(ToolRun.RepositoryRoot, "notebooks");
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(ToolRun.RepositoryRoot, file);
            if (relative.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            {
                continue;
            }

            string target = Path.Combine(repository.Folder, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        // The exported library follows the repository's central versions, build settings and solution.
        string[] ways = [".gitattributes", ".gitignore", ".editorconfig", "Directory.Build.props", "Directory.Packages.props", "global.json", "MlopsNotebookKernel.sln"];
        foreach (string file in ways)
        {
            File.Copy(Path.Combine(ToolRun.RepositoryRoot, file), Path.Combine(repository.Folder, file));
        }

        repository.Commit("Add the research");
        return repository;
    }

    /// <summary>A second clone, at another path and without the first one's objects.</summary>
    public TemporaryRepository Clone()
    {
        TemporaryRepository clone = Bare();
        Repository.Clone(Folder, clone.Folder);
        return clone;
    }

    public void Commit(string message)
    {
        using Repository git = new(Folder);
        Commands.Stage(git, "*");
        git.Commit(message, Author, Author);
    }

    /// <summary>Paths that differ from the commit, as <c>git status</c> lists them.</summary>
    public IReadOnlyList<string> Status()
    {
        using Repository git = new(Folder);
        return [.. git.RetrieveStatus(new StatusOptions { IncludeIgnored = false })
            .Where(entry => entry.State != FileStatus.Ignored)
            .Select(entry => $"{entry.State} {entry.FilePath}")];
    }

    public string Write(string relative, string text)
    {
        string path = Path.Combine(Folder, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        foreach (string file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            // Git's objects are read-only, which Windows does not delete.
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(Folder, recursive: true);
    }
}
