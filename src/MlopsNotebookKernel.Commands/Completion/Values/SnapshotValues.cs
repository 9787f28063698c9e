using System.Globalization;
using MlopsNotebookKernel.Domain.Assistance;
using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Commands.Completion.Values;

/// <summary>Snapshots as values: names first, each meaning its newest, then <c>name@id</c> of every one.</summary>
internal static class SnapshotValues
{
    /// <summary>The values, newest first.</summary>
    /// <param name="store">The manifests.</param>
    /// <param name="prefix">What is typed already; where it holds a whole name, only the manifests of that name are read.</param>
    public static IReadOnlyList<CompletionItem> Of(ISnapshotStore store, string? prefix)
    {
        IReadOnlyList<SnapshotManifest> all = prefix?.Split('@') is [{ Length: > 0 } name, _] ? store.Named(name) : store.All();
        return
        [
            .. all.DistinctBy(manifest => manifest.Name).Select(manifest => Item(manifest.Name, manifest)),
            .. all.Select(manifest => Item($"{manifest.Name}@{manifest.ShortId}", manifest)),
        ];
    }

    private static CompletionItem Item(string text, SnapshotManifest manifest) => new(text, "snapshot", string.Join(", ", new[]
    {
        manifest.Table is { } table ? string.Create(CultureInfo.InvariantCulture, $"table of {table.Rows:N0} rows") : manifest.Kind,
        manifest.Created.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        manifest.Note,
    }.Where(part => !string.IsNullOrEmpty(part))));
}
