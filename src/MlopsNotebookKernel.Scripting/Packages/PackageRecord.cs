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

    private static string Source(LocalPackageInfo installed)
    {
        string metadata = Path.Combine(installed.ExpandedPath, PackagingCoreConstants.NupkgMetadataFileExtension);
        return PackageSourceKind.Of(File.Exists(metadata) ? NupkgMetadataFileFormat.Read(metadata).Source : null);
    }
}
