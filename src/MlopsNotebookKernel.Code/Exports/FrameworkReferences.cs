using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>The assemblies of the framework that runs now, as the compiler takes them.</summary>
internal static class FrameworkReferences
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> Framework = new(() =>
        [.. ManagedIn(Path.GetDirectoryName(typeof(object).Assembly.Location)!)
            .Order(StringComparer.Ordinal)
            .Select(path => MetadataReference.CreateFromFile(path))]);

    /// <summary>The framework's assemblies, then others; of two with the same file name the later one counts.</summary>
    /// <param name="paths">Absolute paths of further assemblies.</param>
    public static IReadOnlyList<MetadataReference> With(IEnumerable<string> paths)
    {
        List<MetadataReference> others = [.. paths.Where(IsManaged).Select(path => MetadataReference.CreateFromFile(path))];
        HashSet<string?> names = [.. others.Select(reference => Path.GetFileName(reference.Display))];
        return [.. Framework.Value.Where(reference => !names.Contains(Path.GetFileName(reference.Display))), .. others];
    }

    /// <summary>The host lists what it may load, native libraries apart; where it does not, each file is looked at.</summary>
    private static IEnumerable<string> ManagedIn(string folder)
    {
        List<string> listed = [.. (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "").Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == folder)];
        return listed.Count > 0 ? listed : Directory.EnumerateFiles(folder, "*.dll").Where(IsManaged);
    }

    private static bool IsManaged(string path)
    {
        using FileStream stream = File.OpenRead(path);
        using PEReader reader = new(stream);
        return reader.HasMetadata && reader.GetMetadataReader().IsAssembly;
    }
}
