using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using MlopsNotebookKernel.Hosting;
using MlopsNotebookKernel.Scripting.Isolation;

namespace MlopsNotebookKernel.Scripting.Submissions;

/// <summary>The metadata that cells compile against; files are read once a process.</summary>
internal static class References
{
    private static readonly ConcurrentDictionary<(string Path, DateTime Written), PortableExecutableReference> Files = new();

    private static readonly Lazy<Dictionary<string, MetadataReference>> Given = new(() =>
        new(FrameworkAssemblies.Paths.Select(pair => KeyValuePair.Create(pair.Key, Of(pair.Value))), StringComparer.OrdinalIgnoreCase)
        {
            [typeof(NotebookHost).Assembly.GetName().Name!] = Of(typeof(NotebookHost).Assembly.Location),
        });

    /// <summary>
    /// The framework, the bridge, and what the notebook asked for and declared, by simple name. An assembly of a package
    /// takes the place of the framework's of the same name: the asset map holds it only when it is newer.
    /// </summary>
    /// <param name="assets">What the notebook asked for.</param>
    /// <param name="libraries">Cells that were compiled as libraries.</param>
    public static IReadOnlyDictionary<string, MetadataReference> For(
        AssetMap assets, IReadOnlyDictionary<string, MetadataReference> libraries)
    {
        if (assets.Compile.Count == 0 && libraries.Count == 0)
        {
            return Given.Value;
        }

        Dictionary<string, MetadataReference> references = new(Given.Value, Given.Value.Comparer);
        foreach ((string name, string path) in assets.Compile)
        {
            references[name] = Of(path);
        }

        foreach ((string name, MetadataReference library) in libraries)
        {
            references[name] = library;
        }

        return references;
    }

    private static MetadataReference Of(string path) =>
        Files.GetOrAdd((path, File.GetLastWriteTimeUtc(path)), static key => MetadataReference.CreateFromFile(key.Path));
}
