using MlopsNotebookKernel.Domain.Packages;
using NuGet.Versioning;

namespace MlopsNotebookKernel.Scripting.Packages;

/// <summary>
/// Gives a notebook just the packages of a stamp, transitive ones included, whatever the sources serve today and however
/// loosely the notebook asks.
/// </summary>
/// <param name="sources">Where packages come from.</param>
/// <param name="pinned">The stamp's whole graph.</param>
internal sealed class PinnedGraph(PackageSources sources, IReadOnlyList<ResolvedPackage> pinned)
{
    private readonly Dictionary<string, ResolvedPackage> _pinned = pinned
        .DistinctBy(package => package.Id, StringComparer.OrdinalIgnoreCase).ToDictionary(package => package.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>The part of the graph that requests lead to, installed.</summary>
    /// <param name="requests">What the notebook asked for.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The packages, sorted by id.</returns>
    /// <exception cref="PackageException">The stamp does not know a package (MLOPS1520), or one cannot be had as stamped (MLOPS1521).</exception>
    public async Task<IReadOnlyList<GraphPackage>> ResolveAsync(IReadOnlyCollection<PackageRequest> requests, CancellationToken cancellation)
    {
        Dictionary<string, ResolvedPackage> reached = new(StringComparer.OrdinalIgnoreCase);
        foreach (PackageRequest request in requests)
        {
            if (!_pinned.ContainsKey(request.Id))
            {
                throw new PackageException("MLOPS1520", $"The stamp has no package {request.Id}, and this run takes packages from the stamp alone.",
                    "Run the notebook without --as-stamped, or stamp it anew.")
                { Line = request.Line };
            }

            Reach(request.Id, reached);
        }

        if ((await PackageSupply.SupplyAsync(sources, [.. reached.Values], cancellation).ConfigureAwait(false)).FirstOrDefault() is { } missing)
        {
            throw new PackageException("MLOPS1521", missing.Reason, missing.Remedy);
        }

        return
        [
            .. reached.Values.OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase)
                .Select(package => new GraphPackage(package.Id, NuGetVersion.Parse(package.Version), package.Dependencies)),
        ];
    }

    private void Reach(string id, Dictionary<string, ResolvedPackage> reached)
    {
        Stack<string> open = new([id]);
        while (open.TryPop(out string? next))
        {
            // What a host brought in a package's place, no source serves.
            if (_pinned.TryGetValue(next, out ResolvedPackage? package) && package.Source != ResolvedPackage.HostSource && reached.TryAdd(next, package))
            {
                foreach (string dependency in package.Dependencies)
                {
                    open.Push(dependency);
                }
            }
        }
    }
}
