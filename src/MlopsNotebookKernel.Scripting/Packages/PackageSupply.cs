using MlopsNotebookKernel.Domain.Packages;
using NuGet.Common;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Packaging.Signing;
using NuGet.Protocol.Core.Types;
using NuGet.Versioning;

namespace MlopsNotebookKernel.Scripting.Packages;

/// <summary>
/// Brings stamped packages into NuGet's global packages folder. A package's SHA-512 is checked before it is unpacked: a
/// feed that serves another content under the same name and version is not taken for the one of the stamp.
/// </summary>
public sealed class PackageSupply : IPackageSupply
{
    /// <inheritdoc/>
    /// <exception cref="PackageException">NuGet's settings cannot be read (MLOPS1508).</exception>
    public async Task<IReadOnlyList<UnavailablePackage>> SupplyAsync(
        string folder, IReadOnlyList<string> sources, IReadOnlyList<ResolvedPackage> packages, CancellationToken cancellation)
    {
        PackageSources known = new(folder);
        foreach (string source in sources)
        {
            known.Add(source);
        }

        return await SupplyAsync(known, packages, cancellation).ConfigureAwait(false);
    }

    /// <summary>The same from sources that are known already.</summary>
    /// <param name="sources">Where packages come from.</param>
    /// <param name="packages">The packages.</param>
    /// <param name="cancellation">Cancels.</param>
    internal static async Task<IReadOnlyList<UnavailablePackage>> SupplyAsync(
        PackageSources sources, IReadOnlyList<ResolvedPackage> packages, CancellationToken cancellation)
    {
        using SourceCacheContext cache = new();
        List<UnavailablePackage> unavailable = [];
        foreach (ResolvedPackage package in packages.OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase))
        {
            cancellation.ThrowIfCancellationRequested();
            if (await OneAsync(sources, package, cache, cancellation).ConfigureAwait(false) is { } missing)
            {
                unavailable.Add(missing);
            }
        }

        return unavailable;
    }

    private static async Task<UnavailablePackage?> OneAsync(
        PackageSources sources, ResolvedPackage package, SourceCacheContext cache, CancellationToken cancellation)
    {
        if (!NuGetVersion.TryParse(package.Version, out NuGetVersion? version) || !PackageIdValidator.IsValidPackageId(package.Id))
        {
            return new UnavailablePackage(package, $"The stamp names a package \"{package.Id} {package.Version}\", which none can be.", "Take the last good version of the stamp.");
        }

        if (sources.Find(package.Id, version) is { } installed)
        {
            return IsStamped(package, installed.Sha512) ? null : new UnavailablePackage(
                package,
                $"Package {package.Id} {package.Version} on this machine has another content than the one stamped (SHA-512).",
                $"Remove {installed.ExpandedPath}, so that it comes from a source again, or find out who changed it.");
        }

        PackageIdentity identity = new(package.Id, version);
        List<string> unread = [];
        bool isOther = false;
        foreach (SourceProvider source in sources.Remote)
        {
            try
            {
                switch (await TakeAsync(sources, source, identity, package, cache, cancellation).ConfigureAwait(false))
                {
                    case true:
                        return null;
                    case false:
                        isOther = true;
                        break;
                }
            }
            catch (Exception fault) when (fault is FatalProtocolException or PackagingException or SignatureException or IOException or UnauthorizedAccessException)
            {
                unread.Add($"{source.Source.Name}: {fault.Message.TrimEnd('.')}");
            }
        }

        return isOther
            ? new UnavailablePackage(package, $"The package sources serve {package.Id} {package.Version} with another content than the one stamped (SHA-512).", "Name the source it came from in NuGet.Config, or find out who changed it.")
            : new UnavailablePackage(
                package,
                $"No package source serves {package.Id} {package.Version}{(unread.Count > 0 ? $" ({string.Join("; ", unread)})" : sources.Remote.Count == 0 ? " (none is configured)" : $" (looked in {string.Join(", ", sources.Remote.Select(source => source.Source.Name))})")}.",
                unread.Count > 0
                    ? "Check the network and NuGet's settings."
                    : $"Name a source that has it in NuGet.Config, or copy {package.Id}.{package.Version}.nupkg from a machine that has it into a folder source.");
    }

    /// <summary>Takes a package from a source: true when it did, false when its content is another, null when it has none.</summary>
    private static async Task<bool?> TakeAsync(
        PackageSources sources, SourceProvider source, PackageIdentity identity, ResolvedPackage package, SourceCacheContext cache, CancellationToken cancellation)
    {
        IEnumerable<NuGetVersion>? versions = await source.GetAllVersionsAsync(identity.Id, cache, NullLogger.Instance, cancellation).ConfigureAwait(false);
        if (versions?.Contains(identity.Version) != true)
        {
            return null;
        }

        string folder = Directory.CreateTempSubdirectory("mlops-package-").FullName;
        try
        {
            using IPackageDownloader downloader = await source.GetPackageDownloaderAsync(identity, cache, NullLogger.Instance, cancellation).ConfigureAwait(false);
            string file = Path.Combine(folder, "package.nupkg");
            if (!await downloader.CopyNupkgFileToAsync(file, cancellation).ConfigureAwait(false) || !IsStamped(package, ContentHash(file, cancellation)))
            {
                return false;
            }

            await new PackageInstaller(sources).InstallAsync([(identity, source)], cache, cancellation).ConfigureAwait(false);
            return true;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>As NuGet notes it of an installed package: of a signed one without its signature.</summary>
    private static string ContentHash(string file, CancellationToken cancellation)
    {
        using PackageArchiveReader reader = new(file);
        return reader.GetContentHash(cancellation);
    }

    /// <summary>What a host brought has no hash to hold against.</summary>
    private static bool IsStamped(ResolvedPackage package, string sha512) => package.Sha512.Length == 0 || package.Sha512 == sha512;
}
