using MlopsNotebookKernel.Domain.Packages;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Repositories;

namespace MlopsNotebookKernel.Scripting.Packages;

/// <summary>Writes down a resolved package for stamps.</summary>
internal static class PackageRecord
{
    /// <summary>The record of a package.</summary>
    /// <param name="package">The package.</param>
    /// <param name="installed">The package on disk.</param>
    /// <param name="requested">The version or range that the notebook asked for; null for a transitive package.</param>
    public static ResolvedPackage Of(GraphPackage package, LocalPackageInfo installed, string? requested) => new(
        package.Id, package.Version.ToNormalizedString(), requested, installed.Sha512, Source(installed), package.Dependencies);

    /// <summary>
    /// The kind of source it came from. NuGet notes the address beside the package, which may hold a secret: only its
    /// kind is told.
    /// </summary>
    private static string Source(LocalPackageInfo installed)
    {
        string metadata = Path.Combine(installed.ExpandedPath, PackagingCoreConstants.NupkgMetadataFileExtension);
        string? source = File.Exists(metadata) ? NupkgMetadataFileFormat.Read(metadata).Source : null;
        if (string.IsNullOrEmpty(source) || !Uri.TryCreate(source, UriKind.Absolute, out Uri? address))
        {
            return "cache";
        }

        return address.IsFile ? "folder"
            : address.Host.Equals("nuget.org", StringComparison.OrdinalIgnoreCase)
                || address.Host.EndsWith(".nuget.org", StringComparison.OrdinalIgnoreCase) ? "nuget.org"
            : "feed";
    }
}
