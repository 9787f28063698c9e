using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using MlopsNotebookKernel.Scripting.Isolation;

namespace MlopsNotebookKernel.Scripting.Submissions;

/// <summary>The metadata that cells compile against; files are read once a process.</summary>
internal static class References
{
    private static readonly ConcurrentDictionary<(string Path, DateTime Written), PortableExecutableReference> Files = new();

    /// <summary>
    /// The framework, the bridge, and what the notebook asked for. An assembly of a package takes the place of the
    /// framework's of the same name: the asset map holds it only when it is newer.
    /// </summary>
    /// <param name="assets">What the notebook asked for.</param>
    public static ImmutableArray<MetadataReference> For(AssetMap assets)
    {
        ImmutableArray<MetadataReference>.Builder references =
            ImmutableArray.CreateBuilder<MetadataReference>(FrameworkAssemblies.Paths.Count + assets.Compile.Count + 1);
        foreach ((string name, string path) in FrameworkAssemblies.Paths)
        {
            if (!assets.Compile.ContainsKey(name))
            {
                references.Add(Of(path));
            }
        }

        references.Add(Of(typeof(Notebook).Assembly.Location));
        foreach (string path in assets.Compile.Values)
        {
            references.Add(Of(path));
        }

        return references.ToImmutable();
    }

    private static PortableExecutableReference Of(string path) =>
        Files.GetOrAdd((path, File.GetLastWriteTimeUtc(path)), static key => MetadataReference.CreateFromFile(key.Path));
}
