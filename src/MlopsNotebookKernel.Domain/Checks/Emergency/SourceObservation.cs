using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Domain.Checks.Emergency;

/// <summary>A delivery of a source as the emergency checks see it.</summary>
/// <param name="Label">What was delivered: a path, or <c>@variable</c>.</param>
/// <param name="At">When it was first seen.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Content">A digest of its values where it has no moments; null when not known.</param>
public sealed record SourceObservation(string Label, DateTimeOffset At, long Rows, IReadOnlyList<ColumnSeen> Columns, string? Content = null)
{
    /// <summary>Whether what is usual is learned from it: not from what the emergency checks refused, unless somebody kept it as a snapshot.</summary>
    public bool IsUsual { get; init; } = true;

    /// <summary>What a snapshot tells; null where it keeps no table.</summary>
    /// <param name="manifest">The snapshot.</param>
    public static SourceObservation? Of(SnapshotManifest manifest) => manifest.Profile is not { } profile
        ? null
        : new SourceObservation(manifest.Origin, manifest.Created, profile.Rows, [.. profile.Columns.Select(Seen)]);

    /// <summary>The latest moment in a column; null without one.</summary>
    /// <param name="column">The column's name.</param>
    public DateTime? Newest(string column) => Columns.FirstOrDefault(seen => seen.Name == column)?.Newest;

    /// <summary>Whether another observation saw the same, as far as it can be told; when does not count.</summary>
    /// <param name="other">The other.</param>
    public bool SawTheSame(SourceObservation other) => Label == other.Label && Rows == other.Rows
        && (Content is null || other.Content is null || Content == other.Content)
        && Columns.SequenceEqual(other.Columns);

    private static ColumnSeen Seen(ColumnProfile column) => new(
        column.Name,
        column.Type,
        column.Rows - column.Missing,
        column is { Type: ColumnType.Timestamp, Numeric: { } numeric }
            ? new DateTime((long)numeric.Maximum * TimeSpan.TicksPerMicrosecond, DateTimeKind.Unspecified)
            : null);
}
