using System.Text.RegularExpressions;

namespace MlopsNotebookKernel.Storage.Citations;

/// <summary>
/// Finds the snapshots that a text names: <c>name@id</c> anywhere, and the pairs of members by which stamps name their assets
/// and their models' populations. By the text alone, for it holds for later versions and files with conflict markers, too.
/// </summary>
internal static partial class SnapshotReferences
{
    /// <summary>The snapshots named; each as often as it is.</summary>
    /// <param name="text">The fact's text.</param>
    /// <param name="fact">The fact's path.</param>
    public static IEnumerable<SnapshotReference> In(string text, string fact) =>
        Labels().Matches(text).Concat(Members().Matches(text))
            .Select(match => new SnapshotReference(match.Groups["name"].Value, match.Groups["id"].Value, fact));

    [GeneratedRegex(@"(?<![\w.+%-])(?<name>[a-z0-9][a-z0-9-]{0,63})@(?<id>[0-9a-f]{4,64})(?!\w|\.\w|-)", RegexOptions.CultureInvariant)]
    private static partial Regex Labels();

    [GeneratedRegex(
        @"""(?:name""\s*:\s*""(?<name>[a-z0-9][a-z0-9-]{0,63})""\s*,\s*""id|population""\s*:\s*""(?<name>[a-z0-9][a-z0-9-]{0,63})""\s*,\s*""populationId)""\s*:\s*""(?<id>[0-9a-f]{64})""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Members();
}
