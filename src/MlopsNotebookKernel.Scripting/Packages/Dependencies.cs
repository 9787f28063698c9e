using NuGet.Frameworks;
using NuGet.LibraryModel;
using NuGet.Packaging;

namespace MlopsNotebookKernel.Scripting.Packages;

/// <summary>A package's dependencies on the platform that runs, without those that the framework meets.</summary>
internal static class Dependencies
{
    /// <summary>Reads the dependencies of the group nearest to the framework.</summary>
    /// <param name="library">The package.</param>
    /// <param name="groups">Its groups.</param>
    public static LibraryDependencyInfo Of(LibraryIdentity library, IEnumerable<PackageDependencyGroup> groups)
    {
        IReadOnlyList<PackageDependencyGroup> all = [.. groups];
        PackageDependencyGroup? nearest = Nearest(all, TargetPlatform.Framework)
            ?? TargetPlatform.Fallbacks.Reverse().Select(fallback => Nearest(all, fallback)).FirstOrDefault(group => group is not null);
        return LibraryDependencyInfo.Create(library, TargetPlatform.Framework,
        [
            .. (nearest?.Packages ?? [])
                .Select(package => new LibraryDependency(
                    new LibraryRange(package.Id, package.VersionRange, LibraryDependencyTarget.Package)))
                .Where(dependency => !FrameworkPackages.Meets(dependency)),
        ]);
    }

    private static PackageDependencyGroup? Nearest(IReadOnlyList<PackageDependencyGroup> groups, NuGetFramework framework) =>
        NuGetFrameworkUtility.GetNearest(groups, framework, group => group.TargetFramework);
}
