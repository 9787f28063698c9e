using NuGet.Common;
using NuGet.Configuration;
using NuGet.DependencyResolver;
using NuGet.Frameworks;
using NuGet.LibraryModel;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Protocol.Core.Types;
using NuGet.Versioning;

namespace MlopsNotebookKernel.Scripting.Packages;

/// <summary>Packages of a source: a feed, or a folder of package files.</summary>
/// <param name="repository">The source.</param>
internal sealed class SourceProvider(SourceRepository repository) : IRemoteDependencyProvider
{
    /// <inheritdoc/>
    public bool IsHttp => repository.PackageSource.IsHttp;

    /// <inheritdoc/>
    public PackageSource Source => repository.PackageSource;

    /// <inheritdoc/>
    public SourceRepository SourceRepository => repository;

    /// <inheritdoc/>
    public async Task<LibraryIdentity?> FindLibraryAsync(LibraryRange libraryRange, NuGetFramework targetFramework,
        SourceCacheContext cacheContext, ILogger logger, CancellationToken cancellationToken)
    {
        IEnumerable<NuGetVersion>? versions = await GetAllVersionsAsync(libraryRange.Name, cacheContext, logger, cancellationToken)
            .ConfigureAwait(false);
        NuGetVersion? best = versions?.FindBestMatch(libraryRange.VersionRange, version => version);
        return best is null ? null : new LibraryIdentity(libraryRange.Name, best, LibraryType.Package);
    }

    /// <inheritdoc/>
    public async Task<LibraryDependencyInfo> GetDependenciesAsync(LibraryIdentity libraryIdentity, NuGetFramework targetFramework,
        SourceCacheContext cacheContext, ILogger logger, CancellationToken cancellationToken)
    {
        FindPackageByIdResource resource = await ResourceAsync(cancellationToken).ConfigureAwait(false);
        FindPackageByIdDependencyInfo? info = await resource.GetDependencyInfoAsync(
            libraryIdentity.Name, libraryIdentity.Version, cacheContext, logger, cancellationToken).ConfigureAwait(false);
        return info is null
            ? LibraryDependencyInfo.CreateUnresolved(libraryIdentity, targetFramework)
            : Dependencies.Of(
                new LibraryIdentity(info.PackageIdentity.Id, info.PackageIdentity.Version, LibraryType.Package), info.DependencyGroups);
    }

    /// <inheritdoc/>
    public async Task<IEnumerable<NuGetVersion>?> GetAllVersionsAsync(
        string id, SourceCacheContext cacheContext, ILogger logger, CancellationToken token)
    {
        FindPackageByIdResource resource = await ResourceAsync(token).ConfigureAwait(false);
        return await resource.GetAllVersionsAsync(id, cacheContext, logger, token).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="FatalProtocolException">The source does not serve the package.</exception>
    public async Task<IPackageDownloader> GetPackageDownloaderAsync(
        PackageIdentity packageIdentity, SourceCacheContext cacheContext, ILogger logger, CancellationToken cancellationToken)
    {
        FindPackageByIdResource resource = await ResourceAsync(cancellationToken).ConfigureAwait(false);
        return await resource.GetPackageDownloaderAsync(packageIdentity, cacheContext, logger, cancellationToken)
            .ConfigureAwait(false)
            ?? throw new FatalProtocolException($"The source '{Source.Name}' does not serve {packageIdentity}.");
    }

    /// <exception cref="FatalProtocolException">The source is of no kind that serves packages.</exception>
    private async Task<FindPackageByIdResource> ResourceAsync(CancellationToken cancellation) =>
        await repository.GetResourceAsync<FindPackageByIdResource>(cancellation).ConfigureAwait(false)
            ?? throw new FatalProtocolException($"The source '{Source.Name}' serves no packages.");
}
