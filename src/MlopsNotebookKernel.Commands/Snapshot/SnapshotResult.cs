using System.Globalization;
using System.Text.Json.Serialization;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Commands.Snapshot;

/// <summary>What <c>snapshot</c> came to.</summary>
/// <param name="Summary">One line.</param>
/// <param name="Name">The snapshot's name.</param>
/// <param name="Id">Its content id.</param>
/// <param name="ShortId">The id's first 12 digits.</param>
/// <param name="Kind">One of <see cref="SnapshotKind"/>.</param>
/// <param name="IsNew">
/// Whether this content was kept for the first time under this name, or nothing was changed; null in a notebook, where
/// running a finished cell again must show what it showed before.
/// </param>
/// <param name="Source">What was kept now: a path relative to the workspace's root, or <c>@variable</c>.</param>
/// <param name="Origin">What it was first taken from.</param>
/// <param name="Created">When this content was first kept, UTC.</param>
/// <param name="Note">Why it is kept; null when not said.</param>
/// <param name="Notice">What the user must know besides; null for nothing.</param>
/// <param name="Files">Number of kept files.</param>
/// <param name="Bytes">Their size.</param>
/// <param name="Rows">Number of rows; null for what is no table.</param>
/// <param name="Columns">The columns in short; null for what is no table.</param>
public sealed record SnapshotResult(
    string Summary,
    string Name,
    string Id,
    string ShortId,
    string Kind,
    bool? IsNew,
    string Source,
    string Origin,
    DateTimeOffset Created,
    string? Note,
    string? Notice,
    int Files,
    long Bytes,
    long? Rows,
    IReadOnlyList<SnapshotColumn>? Columns)
{
    /// <summary>The format's name and version.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema => "mlops.snapshot-result/1";

    /// <summary>Says what came of taking a snapshot.</summary>
    /// <param name="taken">What came of it.</param>
    /// <param name="source">What was kept, as the user calls it.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="inNotebook">Whether it is shown in a notebook.</param>
    public static SnapshotResult Of(TakenSnapshot taken, string source, SnapshotRequest request, bool inNotebook)
    {
        SnapshotManifest manifest = taken.Manifest;
        long bytes = manifest.Files.Sum(file => file.Length);
        string content = manifest.Profile is { } profile
            ? $"{QuantityText.Count(profile.Rows, "row")} × {QuantityText.Count(profile.Columns.Count, "column")}"
            : manifest.Kind == SnapshotKind.Folder ? QuantityText.Count(manifest.Files.Count, "file") : $"one {manifest.Kind}";
        string since = manifest.Created.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string state = inNotebook ? $"kept since {since}" : taken.IsNew ? "new" : $"unchanged since {since}";
        return new SnapshotResult(
            $"Snapshot {manifest.Name}@{manifest.ShortId}: {content}, {QuantityText.Bytes(bytes)}, {state}.",
            manifest.Name,
            manifest.Id,
            manifest.ShortId,
            manifest.Kind,
            inNotebook ? null : taken.IsNew,
            source,
            manifest.Origin,
            manifest.Created,
            manifest.Note,
            taken.IsNew || request.Note is null || request.Note == manifest.Note
                ? null
                : "The note was not taken: this content was kept before, and its manifest does not change.",
            manifest.Files.Count,
            bytes,
            manifest.Profile?.Rows,
            manifest.Profile is null ? null : [.. manifest.Profile.Columns.Select(SnapshotColumn.Of)]);
    }
}
