using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using MlopsNotebookKernel.Scripting.Isolation;

namespace MlopsNotebookKernel.Scripting.Submissions;

/// <summary>The metadata that cells compile against; files are read once a process.</summary>
internal static class References
{
    private static readonly ConcurrentDictionary<(string Path, DateTime Written), PortableExecutableReference> Files = new();

    /// <summary>
    /// The files of the framework, the bridge, and what the notebook asked for, by simple name. An assembly of a package
    /// takes the place of the framework's of the same name: the asset map holds it only when it is newer.
    /// </summary>
    /// <param name="assets">What the notebook asked for.</param>
    public static IReadOnlyDictionary<string, string> PathsFor(AssetMap assets)
    {
        Dictionary<string, string> paths = new(FrameworkAssemblies.Paths, StringComparer.OrdinalIgnoreCase)
        {
            [typeof(Notebook).Assembly.GetName().Name!] = typeof(Notebook).Assembly.Location,
        };
        foreach ((string name, string path) in assets.Compile)
        {
            paths[name] = path;
        }

        return paths;
    }

    /// <summary>The metadata of a file.</summary>
    /// <param name="path">An assembly.</param>
    public static MetadataReference Of(string path) =>
        Files.GetOrAdd((path, File.GetLastWriteTimeUtc(path)), static key => MetadataReference.CreateFromFile(key.Path));
}
