using NuGet.DependencyResolver;
using NuGet.Frameworks;
using NuGet.LibraryModel;
using NuGet.Versioning;

namespace MlopsNotebookKernel.Scripting.Packages;

/// <summary>The notebook as the project at the root of its package graph.</summary>
/// <param name="requests">What it asked for.</param>
internal sealed class RootProvider(IReadOnlyCollection<PackageRequest> requests) : IDependencyProvider
{
    private static readonly NuGetVersion Version = new(1, 0, 0);

    /// <summary>What the walk begins at. No package has such a name.</summary>
    public static LibraryRange Root { get; } = new("<notebook>", new VersionRange(Version), LibraryDependencyTarget.Project);

    /// <inheritdoc/>
    public bool SupportsType(LibraryDependencyTarget libraryTypeFlag) =>
        (libraryTypeFlag & LibraryDependencyTarget.Project) == LibraryDependencyTarget.Project;

    /// <inheritdoc/>
    public Library? GetLibrary(LibraryRange libraryRange, NuGetFramework targetFramework) =>
        libraryRange.Name != Root.Name ? null : new Library(
            libraryRange,
            new LibraryIdentity(Root.Name, Version, LibraryType.Project),
            [
                .. requests.Select(request => new LibraryDependency(
                    new LibraryRange(request.Id, request.Range, LibraryDependencyTarget.Package))),
            ]);

    /// <inheritdoc/>
    public Library? GetLibrary(LibraryRange libraryRange, NuGetFramework targetFramework, string? alias) =>
        GetLibrary(libraryRange, targetFramework);
}
