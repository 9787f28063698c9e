using MlopsNotebookKernel.Code.Packages;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Projects;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>
/// <c>#r "Library/Library.csproj"</c> for hosts that refer to packages and assemblies alone: projects are built when their
/// sources are newer, and their assemblies stand in their places.
/// </summary>
public static class ProjectReferences
{
    /// <summary>What a cell is without projects.</summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="folder">Where relative paths start; absolute.</param>
    /// <param name="cancellation">Ends a build.</param>
    /// <returns>Code to run before it, and the cell; null for one that refers to no project.</returns>
    /// <exception cref="ExportException">A project is not there, or does not build (MLOPS1820), or there is no .NET SDK (MLOPS1808).</exception>
    public static async Task<(string Needed, string Source)?> ExpandAsync(string source, string folder, CancellationToken cancellation)
    {
        // Most cells name no project, and need no parsing to know it.
        if (!source.Contains(".csproj", StringComparison.OrdinalIgnoreCase)
            || CodePackages.FilesReferencedBy(source).Where(BuiltProject.IsProject).Distinct(StringComparer.Ordinal).ToList() is not { Count: > 0 } files)
        {
            return null;
        }

        Dictionary<string, string> assemblies = new(StringComparer.Ordinal);
        List<string> needed = [];
        foreach (string file in files)
        {
            IReadOnlyList<string> arguments = await BuildAsync(new BuiltProject(Path.GetFullPath(file, folder)), file, cancellation).ConfigureAwait(false);
            needed.AddRange(arguments.SkipLast(1));
            assemblies[file] = arguments[^1];
        }

        return (
            string.Join('\n', needed.Distinct(StringComparer.Ordinal).Select(argument => $"#r \"{argument}\"")),
            CodePackages.WithFiles(source, assemblies.GetValueOrDefault));
    }

    private static async Task<IReadOnlyList<string>> BuildAsync(BuiltProject project, string written, CancellationToken cancellation)
    {
        if (!File.Exists(project.Path))
        {
            throw new ExportException("MLOPS1820", $"The project '{written}' does not exist.", "Name its .csproj file, relative to the notebook's folder.");
        }

        if (project.IsStale)
        {
            string home = Path.GetDirectoryName(project.Path)!;
            (int code, string output) = await DotnetProgram
                .RunAsync(home, ["build", project.Path, "--nologo", "-v", "q", "-nodeReuse:false", "-p:UseSharedCompilation=false"], cancellation)
                .ConfigureAwait(false);
            if (code != 0)
            {
                throw new ExportException("MLOPS1820", $"The project '{written}' does not build:\n{BuildErrors.Of(output, home)}", "Mend it, then run the cell again.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(project.BuiltMark)!);
            await File.WriteAllTextAsync(project.BuiltMark, "", cancellation).ConfigureAwait(false);
        }

        return project.StandsFor() is { Count: > 0 } arguments ? arguments : throw new ExportException(
            "MLOPS1820", $"The build of '{written}' left no assembly below its bin folder.", "Build it where a build puts it by default, or name the assembly itself.");
    }
}
