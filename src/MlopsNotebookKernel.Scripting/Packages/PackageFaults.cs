using NuGet.DependencyResolver;
using NuGet.Protocol.Core.Types;
using NuGet.Versioning;
using Node = NuGet.DependencyResolver.GraphNode<NuGet.DependencyResolver.RemoteResolveResult>;

namespace MlopsNotebookKernel.Scripting.Packages;

/// <summary>Says why packages cannot be had as asked, with the versions that can.</summary>
/// <param name="sources">Where packages come from.</param>
/// <param name="cache">NuGet's cache.</param>
internal sealed class PackageFaults(PackageSources sources, SourceCacheContext cache)
{
    private const int Offered = 6;

    /// <summary>Checks a walked graph.</summary>
    /// <param name="requests">What the notebook asked for.</param>
    /// <param name="unresolved">Nodes that no source serves.</param>
    /// <param name="analysis">Conflicts, downgrades and cycles.</param>
    /// <param name="accepted">The packages that were chosen, by id.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="PackageException">Something is wrong with it.</exception>
    public async Task CheckAsync(
        IReadOnlyCollection<PackageRequest> requests,
        IReadOnlyList<Node> unresolved,
        AnalyzeResult<RemoteResolveResult> analysis,
        IReadOnlyDictionary<string, GraphItem<RemoteResolveResult>> accepted,
        CancellationToken cancellation)
    {
        if (unresolved.Count > 0)
        {
            throw await NotServedAsync(unresolved[0], requests, cancellation).ConfigureAwait(false);
        }

        foreach (PackageRequest request in requests.Where(request => request.IsExact))
        {
            // A project would silently take the next version; a stamp would then name one that nobody asked for.
            if (accepted.TryGetValue(request.Id, out GraphItem<RemoteResolveResult>? item)
                && item.Key.Version != request.Range.MinVersion)
            {
                throw await NoSuchVersionAsync(request, cancellation).ConfigureAwait(false);
            }
        }

        if (analysis.Cycles.FirstOrDefault() is { } cycle)
        {
            throw new PackageException("MLOPS1505", $"Packages depend on each other in a circle: {cycle.GetPath()}.",
                "Ask for another version of one of them.");
        }

        foreach (DowngradeResult<RemoteResolveResult> downgrade in analysis.Downgrades)
        {
            Node from = downgrade.DowngradedFrom;
            Node to = downgrade.DowngradedTo;
            throw new PackageException("MLOPS1505",
                $"{from.OuterNode!.GetIdAndVersionOrRange()} needs {from.GetIdAndRange()}, but the notebook asks for {to.GetIdAndVersionOrRange()}.",
                $"Ask for {from.Key.Name}, {from.Key.VersionRange!.MinVersion} or later, or for an older {from.OuterNode!.Key.Name}.")
            {
                Line = requests.FirstOrDefault(request => Same(request.Id, to.Key.Name))?.Line,
            };
        }

        foreach (VersionConflictResult<RemoteResolveResult> conflict in analysis.VersionConflicts)
        {
            throw new PackageException("MLOPS1505",
                $"Packages disagree: {conflict.Selected.GetPath()}, but {conflict.Conflicting.GetPathWithLastRange()}.",
                $"Ask for a version of {conflict.Selected.Key.Name} that both take, or for other versions of what needs it.");
        }
    }

    /// <summary>No source could be read.</summary>
    /// <param name="fault">NuGet's fault.</param>
    /// <param name="requests">What the notebook asked for.</param>
    public PackageException Unreachable(FatalProtocolException fault, IReadOnlyCollection<PackageRequest> requests)
    {
        string onDisk = string.Join("; ", requests.Select(request => (request.Id, Versions: sources.Installed.FindPackagesById(request.Id)))
            .Where(found => found.Versions.Any())
            .Select(found => $"{found.Id} {string.Join(", ", found.Versions.Select(package => package.Version).Order())}"));
        Exception cause = fault;
        while (cause.InnerException is { } inner)
        {
            cause = inner;
        }

        return new PackageException("MLOPS1503",
            $"A package source could not be read: {fault.Message.TrimEnd('.')} ({cause.Message.TrimEnd('.')}).",
            "Check the network and NuGet's settings"
            + (onDisk.Length > 0 ? $", or ask for a version that is on this machine: {onDisk}." : "."), fault);
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static string Offer(IReadOnlyList<NuGetVersion> versions, VersionRange asked)
    {
        NuGetVersion near = asked.MinVersion ?? versions[^1];
        IEnumerable<NuGetVersion> nearest = versions.Count <= Offered
            ? versions
            : versions.Where(version => version < near).TakeLast(Offered / 2)
                .Concat(versions.Where(version => version >= near).Take(Offered / 2))
                .Append(versions.LastOrDefault(version => !version.IsPrerelease) ?? versions[^1]).Distinct();
        return string.Join(", ", nearest);
    }

    private async Task<PackageException> NotServedAsync(
        Node node, IReadOnlyCollection<PackageRequest> requests, CancellationToken cancellation)
    {
        PackageRequest? request = requests.FirstOrDefault(request => Same(request.Id, node.Key.Name));
        IReadOnlyList<NuGetVersion> versions = await sources.VersionsAsync(node.Key.Name, cache, cancellation).ConfigureAwait(false);
        if (request is not null && versions.Count > 0)
        {
            return await NoSuchVersionAsync(request, cancellation).ConfigureAwait(false);
        }

        string from = sources.Remote.Count == 0
            ? "no package source is configured"
            : "looked in " + string.Join(", ", sources.Remote.Select(source => source.Source.Name));
        if (request is not null)
        {
            return new PackageException("MLOPS1501", $"There is no package '{request.Id}' ({from}).",
                "Check its spelling, or name its source with #i \"nuget: …\".")
            { Line = request.Line };
        }

        string needed = $"{node.OuterNode!.GetIdAndVersionOrRange()} needs {node.GetIdAndRange()}";
        return versions.Count == 0
            ? new PackageException("MLOPS1501", $"{needed}, which no source serves ({from}).",
                "Name its source with #i \"nuget: …\", or ask for another version of what needs it.")
            : new PackageException("MLOPS1502", $"{needed}, of which the sources serve only {Offer(versions, node.Key.VersionRange!)}.",
                "Ask for another version of what needs it.");
    }

    private async Task<PackageException> NoSuchVersionAsync(PackageRequest request, CancellationToken cancellation)
    {
        IReadOnlyList<NuGetVersion> versions = await sources.VersionsAsync(request.Id, cache, cancellation).ConfigureAwait(false);
        return new PackageException("MLOPS1502", $"No source serves {request.Id} in version {request.Requested}.",
            versions.Count == 0 ? "Check the package's sources." : $"Ask for one that exists: {Offer(versions, request.Range)}.")
        {
            Line = request.Line,
        };
    }
}
