using System.Collections.Frozen;
using NuGet.LibraryModel;
using NuGet.Versioning;

namespace MlopsNotebookKernel.Scripting.Packages;

/// <summary>
/// The packages that the framework itself contains. Dependencies on them are left out of the graph, as the .NET SDK
/// does, or the graph would be full of assemblies that are never loaded.
/// </summary>
internal static class FrameworkPackages
{
    private static readonly Lazy<FrozenDictionary<string, NuGetVersion>> Contained = new(Read);

    /// <summary>Whether the framework meets a dependency.</summary>
    /// <param name="dependency">The dependency of a package.</param>
    public static bool Meets(LibraryDependency dependency) =>
        Contained.Value.TryGetValue(dependency.Name, out NuGetVersion? contained)
        && (dependency.LibraryRange.VersionRange?.MinVersion is not { } least || least <= contained);

    private static FrozenDictionary<string, NuGetVersion> Read()
    {
        NuGetVersion framework = new(Environment.Version.Major, Environment.Version.Minor, Environment.Version.Build);
        using StreamReader reader = new(
            typeof(FrameworkPackages).Assembly.GetManifestResourceStream("framework-packages.txt")!);
        Dictionary<string, NuGetVersion> contained = new(StringComparer.OrdinalIgnoreCase);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                int bar = line.IndexOf('|', StringComparison.Ordinal);
                contained[line[..bar]] = line[bar + 1] == '*' ? framework : NuGetVersion.Parse(line[(bar + 1)..]);
            }
        }

        return contained.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
