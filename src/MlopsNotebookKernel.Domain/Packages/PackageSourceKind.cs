namespace MlopsNotebookKernel.Domain.Packages;

/// <summary>Tells of what kind a package's source is. Its address may hold a secret, and is never kept.</summary>
public static class PackageSourceKind
{
    /// <summary>The kind: <c>nuget.org</c>, <c>feed</c>, <c>folder</c>, or <c>cache</c> where no source is noted.</summary>
    /// <param name="source">The source as NuGet notes it beside the package; null when it notes none.</param>
    public static string Of(string? source)
    {
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
