using NuGet.Common;
using NuGet.Configuration;
using NuGet.DependencyResolver;
using NuGet.Frameworks;
using NuGet.LibraryModel;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Protocol.Core.Types;
using NuGet.Repositories;
using NuGet.Versioning;

namespace MlopsNotebookKernel.Scripting.Packages;

/// <summary>Packages that are on disk already, unpacked: the global packages folder, or a fallback folder.</summary>
/// <param name="repository">The folder.</param>
internal sealed class FolderProvider(NuGetv3LocalRepository repository) : IRemoteDependencyProvider
{
    /// <inheritdoc/>
    public bool IsHttp => false;

    /// <inheritdoc/>
    public PackageSource Source { get; } = new(repository.RepositoryRoot);

    /// <inheritdoc/>
    public SourceRepository? SourceRepository => null;

    /// <inheritdoc/>
    public Task<LibraryIdentity?> FindLibraryAsync(LibraryRange libraryRange, NuGetFramework targetFramework,
        SourceCacheContext cacheContext, ILogger logger, CancellationToken cancellationToken)
    {
        LocalPackageInfo? found = repository.FindPackagesById(libraryRange.Name)
            .FindBestMatch(libraryRange.VersionRange, package => package?.Version!);
        return Task.FromResult(found is null ? null : new LibraryIdentity(found.Id, found.Version, LibraryType.Package));
    }

    /// <inheritdoc/>
    public Task<LibraryDependencyInfo> GetDependenciesAsync(LibraryIdentity libraryIdentity, NuGetFramework targetFramework,
        SourceCacheContext cacheContext, ILogger logger, CancellationToken cancellationToken) =>
        Task.FromResult(Dependencies.Of(libraryIdentity,
            repository.FindPackage(libraryIdentity.Name, libraryIdentity.Version)!.Nuspec.GetDependencyGroups()));

    /// <inheritdoc/>
    public Task<IEnumerable<NuGetVersion>?> GetAllVersionsAsync(
        string id, SourceCacheContext cacheContext, ILogger logger, CancellationToken token) =>
        Task.FromResult<IEnumerable<NuGetVersion>?>(repository.FindPackagesById(id).Select(package => package.Version));

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: what is unpacked is never downloaded.</exception>
    public Task<IPackageDownloader> GetPackageDownloaderAsync(
        PackageIdentity packageIdentity, SourceCacheContext cacheContext, ILogger logger, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
