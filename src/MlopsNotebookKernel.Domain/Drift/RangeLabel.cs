using System.Globalization;

namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>Names ranges of numbers.</summary>
internal static class RangeLabel
{
    /// <summary>The name of the bin between two edges: <c>up to 5</c>, <c>6 to 12</c>, <c>above 12</c>.</summary>
    /// <param name="edges">Inner edges, ascending; a bin lies above its lower and at or below its upper edge.</param>
    /// <param name="bin">The bin, 0 to the number of edges.</param>
    /// <param name="whole">Whether the numbers are whole, so that a range can name its least member.</param>
    public static string Of(IReadOnlyList<double> edges, int bin, bool whole)
    {
        if (bin == 0)
        {
            return $"up to {Number(edges[0])}";
        }

        if (bin == edges.Count)
        {
            return $"above {Number(edges[^1])}";
        }

        double low = edges[bin - 1];
        double high = edges[bin];
        if (!whole)
        {
            return $"above {Number(low)} up to {Number(high)}";
        }

        return Math.Floor(low) + 1 == high ? Number(high) : $"{Number(Math.Floor(low) + 1)} to {Number(high)}";
    }

    /// <summary>A number as people read it: whole ones in full, others with up to six significant digits.</summary>
    /// <param name="value">The number.</param>
    public static string Number(double value) => value == Math.Floor(value) && Math.Abs(value) < 1e15
        ? value.ToString("0", CultureInfo.InvariantCulture)
        : value.ToString("G6", CultureInfo.InvariantCulture);
}
