using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>The projects of a library that the repository's solution lacks.</summary>
/// <param name="solution">The solution, absolute.</param>
/// <param name="folder">The library's folder, absolute.</param>
internal sealed class SolutionMembers(string solution, string folder)
{
    /// <summary>Its file name.</summary>
    public string Name => Path.GetFileName(solution);

    /// <summary>Those of the library's project files that it does not name, relative to the library's folder.</summary>
    /// <param name="files">The library's files.</param>
    public IReadOnlyList<string> Missing(IEnumerable<string> files)
    {
        string text = File.ReadAllText(solution).Replace('\\', '/');
        return [.. files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)
            && !text.Contains($"\"{Relative(file)}\"", StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>Adds projects.</summary>
    /// <param name="projects">Their files, relative to the library's folder.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="ExportException">The solution takes none (MLOPS1815).</exception>
    public async Task AddAsync(IReadOnlyList<string> projects, CancellationToken cancellation)
    {
        (int code, string output) = await DotnetProgram
            .RunAsync(Path.GetDirectoryName(solution)!, ["sln", Name, "add", "--in-root", .. projects.Select(Relative)], cancellation)
            .ConfigureAwait(false);
        if (code != 0)
        {
            throw new ExportException("MLOPS1815", $"The library is written, but {Name} does not take it: {output.Trim()}", $"Mend {Name}, then export again.");
        }
    }

    private string Relative(string project) => Path.GetRelativePath(Path.GetDirectoryName(solution)!, Path.Combine(folder, project)).Replace('\\', '/');
}
