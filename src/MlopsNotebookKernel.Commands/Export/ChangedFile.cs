using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>A file that an export changes, or would.</summary>
/// <param name="Path">Where it lies in the library's folder.</param>
/// <param name="Kind">What happens to it.</param>
/// <param name="Diff">The difference as a unified diff.</param>
public sealed record ChangedFile(string Path, FileChangeKind Kind, string Diff)
{
    /// <summary>Describes a change.</summary>
    /// <param name="change">The change.</param>
    public static ChangedFile Of(FileChange change) =>
        new(change.Path, change.Kind, LineDiff.Of(change.Path, change.Before, change.After));
}
