using System.Globalization;
using MlopsNotebookKernel.Domain.Assistance;
using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Commands.Completion.Values;

/// <summary>Snapshots as values: names first, each meaning its newest, then <c>name@id</c> of every one.</summary>
internal static class SnapshotValues
{
    /// <summary>The values, newest first.</summary>
    /// <param name="store">The manifests.</param>
    public static IReadOnlyList<CompletionItem> Of(ISnapshotStore store)
    {
        IReadOnlyList<SnapshotHead> all = store.Heads();
        return
        [
            .. all.DistinctBy(head => head.Name).Select(head => Item(head.Name, head)),
            .. all.Select(head => Item($"{head.Name}@{head.ShortId}", head)),
        ];
    }

    private static CompletionItem Item(string text, SnapshotHead head) => new(text, "snapshot", string.Join(", ", new[]
    {
        head.Rows is { } rows ? string.Create(CultureInfo.InvariantCulture, $"table of {rows:N0} rows") : head.Kind,
        head.Created.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        head.Note,
    }.Where(part => !string.IsNullOrEmpty(part))));
}
