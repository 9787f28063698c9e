using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Snapshot;

/// <summary>A column of a kept table, in short.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Missing">Rows without a value.</param>
/// <param name="Distinct">Distinct values; null where there are more than the profile counts exactly.</param>
/// <param name="Minimum">Least value of a numeric column (timestamps in microseconds since 0001-01-01); null for text.</param>
/// <param name="Maximum">Greatest value; null for text.</param>
/// <param name="Mean">Arithmetic mean; null for text.</param>
/// <param name="Top">The most frequent text; null for numbers, and where no value occurs twice.</param>
/// <param name="TopShare">Its share of the present values, 0 to 1.</param>
public sealed record SnapshotColumn(
    string Name,
    ColumnType Type,
    ColumnRole Role,
    long Missing,
    long? Distinct,
    double? Minimum,
    double? Maximum,
    double? Mean,
    string? Top,
    double? TopShare)
{
    /// <summary>Shortens a profile.</summary>
    /// <param name="profile">The column's profile.</param>
    public static SnapshotColumn Of(ColumnProfile profile)
    {
        (string? top, double? share) = MostFrequent(profile.Distribution);
        return new SnapshotColumn(
            profile.Name,
            profile.Type,
            profile.Role,
            profile.Missing,
            DistinctValues(profile.Distribution),
            profile.Numeric?.Minimum,
            profile.Numeric?.Maximum,
            profile.Numeric?.Mean,
            top,
            share);
    }

    private static long? DistinctValues(Distribution distribution) => distribution switch
    {
        Distribution.Numbers numbers => numbers.Values.Count,
        Distribution.Categories categories => categories.Values.Count + categories.OtherValues,
        _ => null,
    };

    private static (string? Text, double? Share) MostFrequent(Distribution distribution)
    {
        if (distribution is not Distribution.Categories { Values.Count: > 0 } categories)
        {
            return (null, null);
        }

        int top = 0;
        for (int i = 1; i < categories.Counts.Count; i++)
        {
            if (categories.Counts[i] > categories.Counts[top])
            {
                top = i;
            }
        }

        return categories.Counts[top] > 1
            ? (categories.Values[top], (double)categories.Counts[top] / categories.Count)
            : (null, null);
    }
}
