using System.Globalization;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>Which columns of two tables are judged, which are shown apart, and which have no counterpart.</summary>
/// <param name="Judged">Columns to compare, in the baseline's order.</param>
/// <param name="Apart">Identifier and time columns.</param>
/// <param name="Schema">Columns gone, added, or of another type.</param>
internal sealed record ColumnPairs(
    IReadOnlyList<(ColumnProfile Baseline, ColumnProfile Current)> Judged,
    IReadOnlyList<ApartColumn> Apart,
    IReadOnlyList<SchemaDifference> Schema)
{
    /// <summary>Sorts two tables' columns.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="current">The current table.</param>
    /// <param name="columns">Names of the columns that are of interest; null for all.</param>
    public static ColumnPairs Of(TableProfile baseline, TableProfile current, IReadOnlyList<string>? columns)
    {
        List<(ColumnProfile, ColumnProfile)> judged = [];
        List<ApartColumn> apart = [];
        List<SchemaDifference> schema = [];
        Dictionary<string, ColumnProfile> now = current.Columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        foreach (ColumnProfile before in baseline.Columns.Where(column => IsWanted(column.Name)))
        {
            if (!now.TryGetValue(before.Name, out ColumnProfile? after))
            {
                schema.Add(new SchemaDifference(before.Name, SchemaDifferenceKind.Gone, before.Type, null, Compared: false));
                continue;
            }

            bool isApart = before.Role != ColumnRole.Feature || (before.Type, after.Type) is (ColumnType.Timestamp, ColumnType.Timestamp);
            bool comparable = IsComparable(before, after);
            if (before.Type != after.Type)
            {
                schema.Add(new SchemaDifference(before.Name, SchemaDifferenceKind.Retyped, before.Type, after.Type, comparable));
            }

            if (isApart)
            {
                ColumnRole role = before.Role == ColumnRole.Feature ? ColumnRole.Time : before.Role;
                apart.Add(new ApartColumn(before.Name, before.Type, role, Describe(before), Describe(after)));
            }
            else if (comparable)
            {
                judged.Add((before, after));
            }
        }

        HashSet<string> known = [.. baseline.Columns.Select(column => column.Name)];
        schema.AddRange(current.Columns
            .Where(column => IsWanted(column.Name) && !known.Contains(column.Name))
            .Select(column => new SchemaDifference(column.Name, SchemaDifferenceKind.Added, null, column.Type, Compared: false)));
        return new ColumnPairs(judged, apart, schema);

        bool IsWanted(string name) => columns is null || columns.Contains(name, StringComparer.Ordinal);
    }

    /// <summary>Numbers compare with numbers, else equal types; a column without any value compares by its missing rows.</summary>
    private static bool IsComparable(ColumnProfile before, ColumnProfile after) =>
        before.Type == after.Type
        || (IsNumeric(before.Type) && IsNumeric(after.Type))
        || before.Distribution.Count == 0
        || after.Distribution.Count == 0;

    private static bool IsNumeric(ColumnType type) => type is ColumnType.Integer or ColumnType.Number;

    private static string Describe(ColumnProfile column)
    {
        string distinct = column.Distribution switch
        {
            Distribution.Numbers numbers => Count(numbers.Values.Count),
            Distribution.Categories categories => Count(categories.Values.Count + categories.OtherValues),
            _ => $"more than {Count(ColumnProfile.ExactLimit)}",
        };
        string range = column.Numeric is { } summary ? $"{Value(summary.Minimum)} to {Value(summary.Maximum)}, " : "";
        return $"{range}{distinct} distinct values";

        string Value(double value) => column.Type == ColumnType.Timestamp
            ? new DateTime((long)value * TimeSpan.TicksPerMicrosecond).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : RangeLabel.Number(value);
    }

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
