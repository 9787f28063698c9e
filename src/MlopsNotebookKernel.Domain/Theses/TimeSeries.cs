using MlopsNotebookKernel.Domain.Periods;

namespace MlopsNotebookKernel.Domain.Theses;

/// <summary>Values with their times, ascending.</summary>
/// <param name="Times">The times; several values may have the same.</param>
/// <param name="Values">The values; as many, each finite.</param>
public sealed record TimeSeries(IReadOnlyList<DateTime> Times, IReadOnlyList<double> Values)
{
    /// <summary>Makes a series of points in any order.</summary>
    /// <param name="points">The points.</param>
    public static TimeSeries Of(IEnumerable<(DateTime Time, double Value)> points)
    {
        (DateTime Time, double Value)[] sorted = [.. points.OrderBy(point => point.Time)];
        return new TimeSeries([.. sorted.Select(point => point.Time)], [.. sorted.Select(point => point.Value)]);
    }

    /// <summary>The mean of each period that has values, by the period's beginning.</summary>
    /// <param name="length">The periods' length.</param>
    public SortedDictionary<DateTime, double> Means(PeriodLength length)
    {
        SortedDictionary<DateTime, double> means = [];
        int i = 0;
        while (i < Times.Count)
        {
            DateTime start = Period.Start(Times[i], length);
            double sum = 0;
            int rows = 0;
            for (; i < Times.Count && Period.Start(Times[i], length) == start; i++, rows++)
            {
                sum += Values[i];
            }

            means[start] = sum / rows;
        }

        return means;
    }
}
