using System.Text.RegularExpressions;
using MlopsNotebookKernel.Domain.Assistance;
using NuGet.Common;
using NuGet.Versioning;

namespace MlopsNotebookKernel.Scripting.Assistance;

/// <summary>Offers packages in <c>#r "nuget: …"</c> lines: those that this machine has already; nothing is asked of a network.</summary>
internal static partial class PackageNames
{
    private const int Most = 200;

    /// <summary>Offers packages, or versions of one.</summary>
    /// <param name="line">The line.</param>
    /// <param name="position">Where the cursor is in it.</param>
    /// <returns>Null where the line names no package.</returns>
    public static CompletionOffer? Offer(string line, int position)
    {
        if (Reference().Match(line[..position]) is not { Success: true } match)
        {
            return null;
        }

        string folder = Path.Combine(NuGetEnvironment.GetFolderPath(NuGetFolderPath.NuGetHome), "packages");
        Group id = match.Groups["id"];
        Group version = match.Groups["version"];
        if (!version.Success)
        {
            return new CompletionOffer(id.Index, position, [.. Names(folder, id.Value).Take(Most).Select(name => new CompletionItem(name, "package"))]);
        }

        IEnumerable<NuGetVersion> versions = Names(Path.Combine(folder, id.Value.ToLowerInvariant()), version.Value)
            .Select(name => NuGetVersion.TryParse(name, out NuGetVersion? parsed) ? parsed : null).OfType<NuGetVersion>().OrderDescending();
        return new CompletionOffer(version.Index, position, [.. versions.Select(found => new CompletionItem(found.ToNormalizedString(), "package"))]);
    }

    private static IEnumerable<string> Names(string folder, string prefix) => Directory.Exists(folder)
        ? Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path))
            .Where(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)
        : [];

    [GeneratedRegex("^\\s*#r\\s*\"?nuget\\s*:\\s*(?<id>[\\w.-]*)(\\s*,\\s*(?<version>[\\w.-]*))?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();
}
