using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MlopsNotebookKernel.Domain.Workspaces;
using NuGet.Repositories;
using NuGet.Versioning;

namespace MlopsNotebookKernel.Scripting.Packages;

/// <summary>
/// Remembers what exact requests resolved to, as <c>dotnet restore</c> does in its lock file: where a source does not
/// serve the very version that a package depends on, each resolution would otherwise ask the network for the next. It
/// lies in the global packages folder and is worth as much as the packages it names: all must be there, unchanged.
/// </summary>
/// <param name="sources">Where packages come from.</param>
internal sealed class ResolutionCache(PackageSources sources)
{
    private const string Schema = "mlops.resolution/1";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { MaxDepth = 8 };

    /// <summary>What requests resolved to before.</summary>
    /// <param name="requests">The requests.</param>
    /// <returns>The packages, all on disk; null when it is not known, or may have changed since.</returns>
    public IReadOnlyList<GraphPackage>? Find(IReadOnlyCollection<PackageRequest> requests)
    {
        if (PathOf(requests) is not { } path || !File.Exists(path))
        {
            return null;
        }

        Resolution? resolution;
        try
        {
            resolution = JsonSerializer.Deserialize<Resolution>(File.ReadAllBytes(path), Format);
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            // A cache that cannot be read is no cache: the sources know.
            return null;
        }

        if (resolution is not { Schema: Schema, Packages: { } packages })
        {
            return null;
        }

        List<GraphPackage> found = [];
        foreach (Entry entry in packages)
        {
            if (entry is not { Id: { } id, Dependencies: { } dependencies } || !NuGetVersion.TryParse(entry.Version, out NuGetVersion? version)
                || sources.Find(id, version) is not LocalPackageInfo installed || installed.Sha512 != entry.Sha512)
            {
                return null;
            }

            found.Add(new GraphPackage(id, version, dependencies));
        }

        return found;
    }

    /// <summary>Remembers what requests resolved to.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="packages">The packages, all on disk.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Keep(IReadOnlyCollection<PackageRequest> requests, IReadOnlyList<GraphPackage> packages)
    {
        if (PathOf(requests) is { } path)
        {
            Resolution resolution = new(Schema,
            [
                .. packages.Select(package => new Entry(package.Id, package.Version.ToNormalizedString(),
                    sources.Find(package.Id, package.Version)!.Sha512, package.Dependencies)),
            ]);
            AtomicFile.WriteText(path, JsonSerializer.Serialize(resolution, Format));
        }
    }

    /// <summary>What the latest version is changes: requests that float are never remembered.</summary>
    private string? PathOf(IReadOnlyCollection<PackageRequest> requests)
    {
        if (requests.Any(request => request.Range.IsFloating))
        {
            return null;
        }

        IEnumerable<string> parts = requests
            .Select(request => $"{request.Id.ToUpperInvariant()} {request.Range.ToNormalizedString()}{(request.IsExact ? "!" : "")}").Order(StringComparer.Ordinal)
            .Concat(sources.Remote.Select(source => source.Source.Source))
            .Append(TargetPlatform.Framework.DotNetFrameworkName).Append(TargetPlatform.Identifier).Append(Environment.Version.ToString());
        string key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
        return Path.Combine(sources.Installed.RepositoryRoot, ".mlops", key + ".json");
    }

    private sealed record Resolution(string? Schema, IReadOnlyList<Entry>? Packages);

    private sealed record Entry(string? Id, string? Version, string? Sha512, IReadOnlyList<string>? Dependencies);
}
