using NuGet.Common;
using NuGet.Configuration;
using NuGet.DependencyResolver;
using NuGet.LibraryModel;
using NuGet.Packaging.Core;
using NuGet.Packaging.Signing;
using NuGet.Protocol.Core.Types;
using NuGet.RuntimeModel;
using NuGet.Versioning;
using Node = NuGet.DependencyResolver.GraphNode<NuGet.DependencyResolver.RemoteResolveResult>;

namespace MlopsNotebookKernel.Scripting.Packages;

/// <summary>
/// Resolves the whole package graph of a notebook by NuGet's own rules (nearest wins, lowest version that will do), and
/// installs what is missing. Exact versions that are on disk need no network.
/// </summary>
/// <param name="sources">Where packages come from.</param>
internal sealed class PackageResolver(PackageSources sources)
{
    private readonly PackageInstaller _installer = new(sources);
    private readonly ResolutionCache _known = new(sources);

    /// <summary>Resolves and installs.</summary>
    /// <param name="requests">What the notebook asked for, one an id.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The packages, sorted by id.</returns>
    /// <exception cref="PackageException">They cannot be had as asked.</exception>
    public async Task<IReadOnlyList<GraphPackage>> ResolveAsync(
        IReadOnlyCollection<PackageRequest> requests, CancellationToken cancellation)
    {
        if (_known.Find(requests) is { } known)
        {
            return known;
        }

        using SourceCacheContext cache = new();
        PackageFaults faults = new(sources, cache);
        try
        {
            IReadOnlyList<GraphPackage> packages = await ResolveAsync(
                requests, null, RuntimeGraph.Empty, cache, faults, cancellation).ConfigureAwait(false);

            // Some packages name their native parts in a runtime.json, which is known only once they are on disk.
            RuntimeGraph merged = packages.Select(package => sources.Find(package.Id, package.Version)!.RuntimeGraph)
                .OfType<RuntimeGraph>().Where(graph => graph.Runtimes.Count > 0)
                .Aggregate(TargetPlatform.Graph, RuntimeGraph.Merge);
            if (!ReferenceEquals(merged, TargetPlatform.Graph))
            {
                packages = await ResolveAsync(requests, TargetPlatform.Identifier, merged, cache, faults, cancellation)
                    .ConfigureAwait(false);
            }

            _known.Keep(requests, packages);
            return packages;
        }
        catch (FatalProtocolException fault)
        {
            throw faults.Unreachable(fault, requests);
        }
        catch (SignatureException fault)
        {
            throw new PackageException("MLOPS1509", $"A package's signature is not valid: {fault.Message}",
                "Check where the package comes from.", fault);
        }
        catch (PackagingException fault)
        {
            throw new PackageException("MLOPS1511", $"A package is damaged: {fault.Message}",
                "Clear NuGet's caches (dotnet nuget locals all --clear), or tell its publisher.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new PackageException("MLOPS1510", $"A package could not be written to NuGet's folder: {fault.Message}",
                "Free space there, or set NUGET_PACKAGES to a folder that can be written.", fault);
        }
    }

    private async Task<IReadOnlyList<GraphPackage>> ResolveAsync(
        IReadOnlyCollection<PackageRequest> requests, string? runtime, RuntimeGraph graph, SourceCacheContext cache,
        PackageFaults faults, CancellationToken cancellation)
    {
        Node root = await WalkAsync(requests, runtime, graph, cache).WaitAsync(cancellation).ConfigureAwait(false);
        AnalyzeResult<RemoteResolveResult> analysis = root.Analyze();
        List<Node> unresolved = [];
        Dictionary<string, GraphItem<RemoteResolveResult>> accepted = new(StringComparer.OrdinalIgnoreCase);
        root.ForEach(node =>
        {
            if (node.Item is null || node.Item.Key.Type == LibraryType.Unresolved)
            {
                unresolved.Add(node);
            }
            else if (node.Disposition == Disposition.Accepted && node.Item.Key.Type == LibraryType.Package)
            {
                accepted[node.Item.Key.Name] = node.Item;
            }
        });
        await faults.CheckAsync(requests, unresolved, analysis, accepted, cancellation).ConfigureAwait(false);

        await _installer.InstallAsync(
            [
                .. accepted.Values.Where(item => sources.Find(item.Key.Name, item.Key.Version) is null)
                    .Select(item => (new PackageIdentity(item.Key.Name, item.Key.Version), item.Data.Match.Provider!)),
            ],
            cache, cancellation).ConfigureAwait(false);
        return
        [
            .. accepted.Values.OrderBy(item => item.Key.Name, StringComparer.OrdinalIgnoreCase)
                .Select(item => Package(item.Key, item.Data.Dependencies, accepted)),
        ];
    }

    private GraphPackage Package(
        LibraryIdentity library, IEnumerable<LibraryDependency> dependencies,
        Dictionary<string, GraphItem<RemoteResolveResult>> accepted) => new(
            OwnCasing(library.Name, library.Version), library.Version,
            [
                .. dependencies.Where(dependency => accepted.ContainsKey(dependency.Name))
                    .Select(dependency => accepted[dependency.Name].Key)
                    .Select(key => OwnCasing(key.Name, key.Version))
                    .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            ]);

    /// <summary>The id as the package itself spells it; requests and dependencies spell it as they like.</summary>
    private string OwnCasing(string id, NuGetVersion version) => sources.Find(id, version)?.Nuspec.GetId() ?? id;

    private Task<Node> WalkAsync(
        IReadOnlyCollection<PackageRequest> requests, string? runtime, RuntimeGraph graph, SourceCacheContext cache)
    {
        RemoteWalkContext context = new(cache, PackageSourceMapping.GetPackageSourceMapping(sources.Settings), NullLogger.Instance);
        context.ProjectLibraryProviders.Add(new RootProvider(requests));
        foreach (IRemoteDependencyProvider local in sources.Local)
        {
            context.LocalLibraryProviders.Add(local);
        }

        foreach (SourceProvider remote in sources.Remote)
        {
            context.RemoteLibraryProviders.Add(remote);
        }

        return new RemoteDependencyWalker(context)
            .WalkAsync(RootProvider.Root, TargetPlatform.Framework, runtime, graph, recursive: true);
    }
}
