using MlopsNotebookKernel.Domain.Packages;

namespace MlopsNotebookKernel.Domain.Pins.Differences;

/// <summary>Tells how packages differ from a stamp's.</summary>
public static class PackageDifferences
{
    private const string Floating = "any version";

    /// <summary>Compares whole resolved graphs.</summary>
    /// <param name="was">The stamp's.</param>
    /// <param name="now">The session's.</param>
    public static IReadOnlyList<StampDifference> OfGraphs(IReadOnlyList<ResolvedPackage> was, IReadOnlyList<ResolvedPackage> now)
    {
        Dictionary<string, ResolvedPackage> old = was.ToDictionary(package => package.Id, StringComparer.OrdinalIgnoreCase);
        Dictionary<string, ResolvedPackage> current = now.ToDictionary(package => package.Id, StringComparer.OrdinalIgnoreCase);
        List<StampDifference> differences = [];
        foreach (string id in old.Keys.Union(current.Keys, StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase))
        {
            ResolvedPackage? before = old.GetValueOrDefault(id);
            ResolvedPackage? after = current.GetValueOrDefault(id);
            DifferenceKind? kind = (before, after) switch
            {
                (null, _) => DifferenceKind.PackageAdded,
                (_, null) => DifferenceKind.PackageRemoved,
                _ when before.Version != after.Version => DifferenceKind.PackageChanged,
                _ when before.Sha512.Length > 0 && after.Sha512.Length > 0 && before.Sha512 != after.Sha512 => DifferenceKind.PackageContent,
                _ => null,
            };
            if (kind is { } found)
            {
                bool content = found == DifferenceKind.PackageContent;
                bool isOfHost = found == DifferenceKind.PackageChanged && IsOfHost(before!, after!);
                differences.Add(new StampDifference(
                    found,
                    isOfHost ? DifferenceWeight.Note : DifferenceWeight.Material,
                    id,
                    content ? before!.Sha512 : before?.Version,
                    content ? after!.Sha512 : after?.Version,
                    isOfHost ? Remedy.Nothing : Remedy.Restamp)
                {
                    Package = content ? null : PackageMove.Of((after ?? before)!.IsDirect, before?.Version, after?.Version),
                    Detail = isOfHost ? "The notebook's host brings its own, as it does the runtime." : content
                        ? $"Version {after!.Version} has other content than when it was stamped: somebody published it twice, or a feed is not to be trusted."
                        : !(after ?? before)!.IsDirect ? "It came with another package."
                        : found == DifferenceKind.PackageChanged && after!.IsFloating ? "The notebook asks for whatever version is newest."
                        : null,
                });
            }
        }

        return differences;
    }

    /// <summary>Compares what a document's cells ask for with what the stamped cells asked for.</summary>
    /// <param name="was">Requests in the stamped cells.</param>
    /// <param name="now">Requests in the document's cells.</param>
    /// <param name="resolved">The stamp's graph, which tells what a request came to.</param>
    public static IReadOnlyList<StampDifference> OfRequests(
        IReadOnlyList<PackageRequestLine> was, IReadOnlyList<PackageRequestLine> now, IReadOnlyList<ResolvedPackage> resolved)
    {
        Dictionary<string, PackageRequestLine> old = Last(was);
        Dictionary<string, PackageRequestLine> current = Last(now);
        List<StampDifference> differences = [];
        foreach (string id in old.Keys.Union(current.Keys, StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase))
        {
            PackageRequestLine? before = old.GetValueOrDefault(id);
            PackageRequestLine? after = current.GetValueOrDefault(id);
            string? stamped = resolved.FirstOrDefault(package => string.Equals(package.Id, id, StringComparison.OrdinalIgnoreCase))?.Version;
            if (before is not null && after is not null
                && (Same(before.Version, after.Version) || (after.Version is not null && Same(after.Version, stamped))))
            {
                continue;
            }

            differences.Add(new StampDifference(
                before is null ? DifferenceKind.PackageAdded : after is null ? DifferenceKind.PackageRemoved : DifferenceKind.PackageChanged,
                DifferenceWeight.Material,
                id,
                before is null ? null : stamped ?? before.Version ?? Floating,
                after is null ? null : after.Version ?? Floating,
                Remedy.RerunFrom((after ?? before)!.Cell))
            {
                Package = PackageMove.Of(true, before is null ? null : stamped ?? before.Version, after?.Version),
            });
        }

        return differences;
    }

    /// <summary>What nobody asked for and a host brings is of the host, like its runtime: told, and no reason to distrust.</summary>
    private static bool IsOfHost(ResolvedPackage before, ResolvedPackage after) => !before.IsDirect && !after.IsDirect
        && (before.Source == ResolvedPackage.HostSource || after.Source == ResolvedPackage.HostSource);

    private static Dictionary<string, PackageRequestLine> Last(IReadOnlyList<PackageRequestLine> requests)
    {
        Dictionary<string, PackageRequestLine> last = new(StringComparer.OrdinalIgnoreCase);
        foreach (PackageRequestLine request in requests)
        {
            last[request.Id] = request;
        }

        return last;
    }

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
