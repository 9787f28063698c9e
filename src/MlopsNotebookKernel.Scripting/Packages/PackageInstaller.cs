using NuGet.Common;
using NuGet.DependencyResolver;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Packaging.Signing;
using NuGet.Protocol.Core.Types;

namespace MlopsNotebookKernel.Scripting.Packages;

/// <summary>Brings packages into the global packages folder, as <c>dotnet restore</c> does.</summary>
/// <param name="sources">Where packages come from and go to.</param>
internal sealed class PackageInstaller(PackageSources sources)
{
    private const int AtATime = 4;

    /// <summary>Installs packages that are not on disk.</summary>
    /// <param name="missing">The packages, and where each was found.</param>
    /// <param name="cache">NuGet's cache.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task InstallAsync(
        IReadOnlyCollection<(PackageIdentity Package, IRemoteDependencyProvider Provider)> missing,
        SourceCacheContext cache, CancellationToken cancellation) =>
        Parallel.ForEachAsync(
            missing,
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation },
            async (item, token) => await InstallAsync(item.Package, item.Provider, cache, token).ConfigureAwait(false));

    private async Task InstallAsync(
        PackageIdentity package, IRemoteDependencyProvider provider, SourceCacheContext cache, CancellationToken cancellation)
    {
        using IPackageDownloader downloader = await provider
            .GetPackageDownloaderAsync(package, cache, NullLogger.Instance, cancellation).ConfigureAwait(false);
        PackageExtractionContext extraction = new(
            PackageSaveMode.Defaultv3, XmlDocFileSaveMode.None,
            ClientPolicyContext.GetClientPolicy(sources.Settings, NullLogger.Instance), NullLogger.Instance);
        await PackageExtractor.InstallFromSourceAsync(
            package, downloader, sources.Installed.PathResolver, extraction, cancellation, Guid.Empty).ConfigureAwait(false);
        sources.Installing(package);
    }
}
