using System.Text.Json.Serialization;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Commands.Restore;

/// <summary>What <c>restore</c> came to.</summary>
/// <param name="Summary">One line.</param>
/// <param name="Name">The snapshot's name.</param>
/// <param name="Id">Its content id.</param>
/// <param name="Kind">One of <see cref="SnapshotKind"/>.</param>
/// <param name="Created">When the content was first kept, UTC.</param>
/// <param name="Origin">What it was taken from.</param>
/// <param name="Note">Why it was kept; null when not said.</param>
/// <param name="Path">What was written, relative to the workspace's root; null when nothing was to be.</param>
/// <param name="Written">
/// Files that were written; null in a notebook, where running a finished cell again must show what it showed before.
/// </param>
/// <param name="Present">Files that had just this content before; null in a notebook.</param>
/// <param name="Variable">The variable that was declared; null for none.</param>
public sealed record RestoreResult(
    string Summary,
    string Name,
    string Id,
    string Kind,
    DateTimeOffset Created,
    string Origin,
    string? Note,
    string? Path,
    int? Written,
    int? Present,
    RestoredVariable? Variable)
{
    /// <summary>The format's name and version.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema => "mlops.restore-result/1";

    /// <summary>Says what came of restoring.</summary>
    /// <param name="manifest">The snapshot.</param>
    /// <param name="files">What was written; null when nothing was to be.</param>
    /// <param name="variable">What was declared; null for nothing.</param>
    /// <param name="workspace">The workspace.</param>
    /// <param name="inNotebook">Whether it is shown in a notebook.</param>
    internal static RestoreResult Of(
        SnapshotManifest manifest, RestoredFiles? files, RestoredVariable? variable, Workspace workspace, bool inNotebook)
    {
        string? path = files is null ? null : workspace.Relative(files.Path);
        List<string> places = [];
        if (files is not null)
        {
            string size = QuantityText.Bytes(manifest.Files.Sum(file => file.Length));
            string count = manifest.Kind == SnapshotKind.Folder ? $"{QuantityText.Count(manifest.Files.Count, "file")}, " : "";
            places.Add(inNotebook || files.Written > 0
                ? $"restored to {path}, byte for byte ({count}{size})"
                : $"{path} has just this content already ({count}{size})");
        }

        if (variable is not null)
        {
            places.Add($"{variable.Name} is now {variable.TypeName}[] with {QuantityText.Count(variable.Rows, "row")}");
        }

        return new RestoreResult(
            $"Snapshot {manifest.Name}@{manifest.ShortId}: {string.Join("; ", places)}.",
            manifest.Name,
            manifest.Id,
            manifest.Kind,
            manifest.Created,
            manifest.Origin,
            manifest.Note,
            path,
            inNotebook ? null : files?.Written ?? 0,
            inNotebook ? null : files?.Present ?? 0,
            variable);
    }
}
