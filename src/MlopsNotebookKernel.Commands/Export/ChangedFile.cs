using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>A file that an export changes, or would.</summary>
/// <param name="Path">Where it lies in the library's folder.</param>
/// <param name="Kind">What happens to it.</param>
/// <param name="Diff">The difference as a unified diff; null where it was not asked for.</param>
public sealed record ChangedFile(string Path, FileChangeKind Kind, string? Diff)
{
    /// <summary>Describes a change; of an edit that stays, what it changes, not what taking it back would change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="withDiff">Whether to say how.</param>
    public static ChangedFile Of(FileChange change, bool withDiff)
    {
        (string? before, string? after) = change.Kind == FileChangeKind.KeptEdit ? (change.After, change.Before) : (change.Before, change.After);
        return new ChangedFile(change.Path, change.Kind, withDiff ? LineDiff.Of(change.Path, before, after) : null);
    }
}
