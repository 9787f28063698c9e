using System.Data.Common;
using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Drift;

/// <summary>Counts classes in both tables, by segment where asked for, in one pass over two columns.</summary>
internal static class ClassShares
{
    private const int MostClasses = 100;
    private const int MostSegments = ColumnProfile.ExactLimit;

    /// <summary>Counts and compares. Predictions are used on each side that has them, labels on one that has not.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="baselineProfile">The baseline's profile.</param>
    /// <param name="currentProfile">The current profile.</param>
    /// <param name="baseline">The baseline's data.</param>
    /// <param name="current">The current data.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="UsageException">A table has neither of the columns.</exception>
    /// <exception cref="DriftException">A column has too many values to be classes or segments.</exception>
    public static async Task<ClassBandReport> CompareAsync(
        DriftRequest request,
        TableProfile baselineProfile,
        TableProfile currentProfile,
        LazyTable baseline,
        LazyTable current,
        CancellationToken cancellation)
    {
        (string Name, ClassSource Source) before = Column(request, baselineProfile, "The baseline");
        (string Name, ClassSource Source) now = Column(request, currentProfile, "The current data");
        ClassCounts baselineCounts = await CountAsync(baselineProfile, baseline, before.Name, request.By, cancellation).ConfigureAwait(false);
        ClassCounts currentCounts = await CountAsync(currentProfile, current, now.Name, request.By, cancellation).ConfigureAwait(false);
        return ClassBandAnalyzer.Compare(baselineCounts, currentCounts, before, now, request.By);
    }

    private static (string Name, ClassSource Source) Column(DriftRequest request, TableProfile profile, string side)
    {
        if (request.Prediction is { } prediction && Has(prediction))
        {
            return (prediction, ClassSource.Predictions);
        }

        if (request.Class is { } label && Has(label))
        {
            return (label, ClassSource.Labels);
        }

        string asked = string.Join(" or ", new[] { request.Prediction, request.Class }.OfType<string>());
        throw new UsageException(
            "MLOPS1073",
            $"{side} has no column {asked} to tell classes by.",
            $"Name one of its columns with --prediction or --class: {string.Join(", ", profile.Columns.Select(column => column.Name))}.");

        bool Has(string name) => profile.Columns.Any(column => column.Name == name);
    }

    /// <summary>Classes alone are counted by the frozen profile already; with segments the rows are read.</summary>
    private static async Task<ClassCounts> CountAsync(
        TableProfile profile, LazyTable table, string column, string? by, CancellationToken cancellation)
    {
        ColumnProfile classes = profile.Columns.First(each => each.Name == column);
        long distinct = classes.Distribution switch
        {
            Distribution.Categories categories => categories.Values.Count + categories.OtherValues,
            Distribution.Numbers numbers => numbers.Values.Count,
            _ => long.MaxValue,
        };
        if (distinct > MostClasses)
        {
            throw new DriftException(
                "MLOPS2002",
                $"Column {column} has more than {MostClasses} distinct values: too many to be classes.",
                "Add a column that holds the class, such as a boolean late = delay > 15, and name that.");
        }

        ClassCounts counts = new();
        if (by is null && Counted(classes) is { } counted)
        {
            foreach ((string name, long rows) in counted)
            {
                counts.Add(name, rows: rows);
            }

            return counts;
        }

        ITable rowsOf = await table.OpenAsync(cancellation).ConfigureAwait(false);
        DbDataReader reader = await rowsOf.ReadAsync(by is null || by == column ? [column] : [column, by], cancellation).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            int segmentOrdinal = reader.FieldCount - 1;
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                if (reader.IsDBNull(0))
                {
                    continue;
                }

                string? segment = by is null ? null : reader.IsDBNull(segmentOrdinal) ? "" : ValueText.Of(reader.GetValue(segmentOrdinal));
                counts.Add(ValueText.Of(reader.GetValue(0)), segment);
                if (counts.Segments.Count > MostSegments)
                {
                    throw new DriftException(
                        "MLOPS2003",
                        $"Column {by} has more than {MostSegments} distinct values: too many to be segments.",
                        "Name a column with fewer values with --by.");
                }
            }
        }

        return counts;
    }

    /// <summary>A column's counts by class, as its profile knows them; null where the profile does not name values as the data does.</summary>
    private static IEnumerable<(string Name, long Rows)>? Counted(ColumnProfile column) => (column.Type, column.Distribution) switch
    {
        (ColumnType.Text, Distribution.Categories categories) => categories.Values.Zip(categories.Counts),
        (ColumnType.Boolean, Distribution.Numbers numbers) => numbers.Values.Select(value => ValueText.Of(value != 0)).Zip(numbers.Counts),
        (ColumnType.Integer, Distribution.Numbers numbers) => numbers.Values.Select(value => ValueText.Of((long)value)).Zip(numbers.Counts),
        (ColumnType.Number, Distribution.Numbers numbers) => numbers.Values.Select(value => ValueText.Of(value)).Zip(numbers.Counts),
        _ => null,
    };
}
