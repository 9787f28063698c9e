using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using MlopsNotebookKernel.Domain.Packages;

namespace MlopsNotebookKernel.Closure;

/// <summary>
/// What is loaded where a host brings an assembly of its own: then the host's runs, whatever the notebook's package
/// says, and a stamp must name what ran.
/// </summary>
internal static partial class LoadedVersions
{
    /// <summary>Names the loaded version of packages that the host overrides; all others stay as they are.</summary>
    /// <param name="packages">The packages as resolved.</param>
    /// <param name="assemblies">The assemblies that cells compile against; absolute paths.</param>
    /// <param name="folders">The packages' folders by id.</param>
    public static IReadOnlyList<ResolvedPackage> Correct(
        IReadOnlyList<ResolvedPackage> packages, IReadOnlyList<string> assemblies, IReadOnlyDictionary<string, string> folders)
    {
        Dictionary<string, string> loaded = Loaded();
        return [.. packages.Select(package => folders.TryGetValue(package.Id, out string? folder)
            && assemblies.Where(path => IsBelow(path, folder)).Select(path => Overriding(path, loaded)).OfType<string>().FirstOrDefault() is { } version
            ? package with { Version = version, Sha512 = "", Source = ResolvedPackage.HostSource }
            : package)];
    }

    /// <summary>The assemblies of the notebook's side by name: the toolkit's own are behind the bridge.</summary>
    private static Dictionary<string, string> Loaded()
    {
        Dictionary<string, string> loaded = new(StringComparer.OrdinalIgnoreCase);
        AssemblyLoadContext own = AssemblyLoadContext.GetLoadContext(typeof(LoadedVersions).Assembly)!;
        foreach (Assembly assembly in AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic && assembly.Location.Length > 0))
        {
            AssemblyLoadContext? context = AssemblyLoadContext.GetLoadContext(assembly);
            bool isDefault = context == AssemblyLoadContext.Default;

            // Of several, that of the default context is the one that cells meet.
            if (isDefault || (context != own && !loaded.ContainsKey(assembly.GetName().Name!)))
            {
                loaded[assembly.GetName().Name!] = assembly.Location;
            }
        }

        return loaded;
    }

    /// <summary>The version of what is loaded in an assembly's place; null where it is the same, or nothing is loaded.</summary>
    private static string? Overriding(string path, Dictionary<string, string> loaded)
    {
        if (!loaded.TryGetValue(Path.GetFileNameWithoutExtension(path), out string? there)
            || string.Equals(there, path, StringComparison.OrdinalIgnoreCase) || !File.Exists(path))
        {
            return null;
        }

        string resolved = VersionOf(path);
        string ran = VersionOf(there);
        return resolved == ran ? null : ran;
    }

    /// <summary>The version as packages have it, without the commit that builds append.</summary>
    private static string VersionOf(string path)
    {
        FileVersionInfo file = FileVersionInfo.GetVersionInfo(path);
        string product = file.ProductVersion?.Split('+')[0].Trim() ?? "";
        return PackageVersion().IsMatch(product) ? product : file.FileVersion ?? "";
    }

    private static bool IsBelow(string path, string folder) => path.StartsWith(
        Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar,
        OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    [GeneratedRegex(@"^\d+(\.\d+){1,3}(-[0-9A-Za-z.-]+)?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PackageVersion();
}
