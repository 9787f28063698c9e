using System.Globalization;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Domain.Pins.Differences;

/// <summary>Tells how assets differ from a stamp's.</summary>
public static class AssetDifferences
{
    /// <summary>How <see cref="ColumnDifference.Text"/> says that a column of the same type holds other values.</summary>
    public const string Values = "values";

    /// <summary>Compares the snapshots that a session used with the stamp's, by name.</summary>
    /// <param name="was">The stamp's.</param>
    /// <param name="now">The session's.</param>
    public static IReadOnlyList<StampDifference> OfSnapshots(IReadOnlyList<StampedAsset> was, IReadOnlyList<StampedAsset> now)
    {
        List<StampDifference> differences = [];
        foreach (string name in was.Concat(now).Select(asset => asset.Name).Distinct().Order(StringComparer.Ordinal))
        {
            StampedAsset[] gone = [.. was.Where(asset => asset.Name == name && !now.Any(other => other.Name == name && other.Id == asset.Id))];
            StampedAsset[] come = [.. now.Where(asset => asset.Name == name && !was.Any(other => other.Name == name && other.Id == asset.Id))];
            for (int index = 0; index < Math.Max(gone.Length, come.Length); index++)
            {
                StampedAsset? before = index < gone.Length ? gone[index] : null;
                StampedAsset? after = index < come.Length ? come[index] : null;
                DifferenceKind kind = before is null ? DifferenceKind.AssetAdded : after is null ? DifferenceKind.AssetRemoved : DifferenceKind.AssetChanged;
                differences.Add(new StampDifference(kind, DifferenceWeight.Material, name, Describe(before), Describe(after), Remedy.Restamp));
            }
        }

        return differences;
    }

    /// <summary>The columns in which two tables differ.</summary>
    /// <param name="was">The old table's digest.</param>
    /// <param name="now">The new table's digest.</param>
    public static IReadOnlyList<ColumnDifference> OfColumns(TableDigest was, TableDigest now)
    {
        Dictionary<string, ColumnDigest> current = now.Columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        HashSet<string> known = [.. was.Columns.Select(column => column.Name)];
        List<ColumnDifference> differences = [];
        foreach (ColumnDigest column in was.Columns)
        {
            if (!current.TryGetValue(column.Name, out ColumnDigest? other))
            {
                differences.Add(new ColumnDifference(column.Name, "gone", null));
            }
            else if (other.Type != column.Type)
            {
                differences.Add(new ColumnDifference(column.Name, $"type {Name(column.Type)} → {Name(other.Type)}", null));
            }
            else if (other.Digest != column.Digest)
            {
                differences.Add(new ColumnDifference(column.Name, Values, null));
            }
        }

        differences.AddRange(now.Columns.Where(column => !known.Contains(column.Name)).Select(column => new ColumnDifference(column.Name, "added", null)));
        return differences;
    }

    private static string? Describe(StampedAsset? asset) => asset is null ? null
        : asset.Rows is { } rows ? string.Create(CultureInfo.InvariantCulture, $"{asset.ShortId}, {rows:N0} rows") : asset.ShortId;

    private static string Name(ColumnType type) => type.ToString().ToLowerInvariant();
}
