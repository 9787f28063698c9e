using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Packages;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>
/// Which of the notebook's packages the library references: those it uses, and those without anything to compile
/// against, which are there for what they bring at run time.
/// </summary>
internal static class NeededPackages
{
    /// <summary>The packages to reference, sorted by id.</summary>
    /// <param name="packages">The notebook's resolved graph.</param>
    /// <param name="referencePaths">What it compiles against.</param>
    /// <param name="usedPaths">Those of them that the library uses.</param>
    public static IReadOnlyList<ExportPackage> Of(
        IReadOnlyList<ResolvedPackage> packages, IReadOnlyList<string> referencePaths, IReadOnlyList<string> usedPaths)
    {
        Dictionary<string, ResolvedPackage> byId = packages.ToDictionary(package => package.Id, StringComparer.OrdinalIgnoreCase);
        List<ResolvedPackage> used = [.. packages.Where(package => usedPaths.Any(path => IsOf(package, path)))];
        List<ResolvedPackage> direct = [.. packages.Where(package => package.IsDirect).OrderBy(package => package.Id, StringComparer.Ordinal)];
        List<ResolvedPackage> needed = [.. direct.Where(package =>
            used.Contains(package) || !referencePaths.Any(path => IsOf(package, path)))];
        HashSet<ResolvedPackage> covered = [.. needed.SelectMany(package => Closure(package, byId))];
        foreach (ResolvedPackage package in direct.Except(needed).ToList())
        {
            // A package may be there for what it depends on alone.
            HashSet<ResolvedPackage> closure = Closure(package, byId);
            if (used.Any(inner => closure.Contains(inner) && !covered.Contains(inner)))
            {
                needed.Add(package);
                covered.UnionWith(closure);
            }
        }

        return [.. needed.OrderBy(package => package.Id, StringComparer.Ordinal).Select(package => new ExportPackage(package.Id, package.Version))];
    }

    /// <summary>Package folders are <c>id/version</c>, in lower case or not.</summary>
    private static bool IsOf(ResolvedPackage package, string path) => path.Replace('\\', '/')
        .Contains($"/{package.Id}/{package.Version}/", StringComparison.OrdinalIgnoreCase);

    private static HashSet<ResolvedPackage> Closure(ResolvedPackage package, Dictionary<string, ResolvedPackage> byId)
    {
        HashSet<ResolvedPackage> closure = [];
        Stack<ResolvedPackage> open = new([package]);
        while (open.TryPop(out ResolvedPackage? next))
        {
            if (!closure.Add(next))
            {
                continue;
            }

            foreach (string id in next.Dependencies)
            {
                if (byId.TryGetValue(id, out ResolvedPackage? dependency))
                {
                    open.Push(dependency);
                }
            }
        }

        return closure;
    }
}
