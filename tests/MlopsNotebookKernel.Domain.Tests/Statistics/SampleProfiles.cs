using MlopsNotebookKernel.Domain.Profiles;

namespace MlopsNotebookKernel.Domain.Tests.Statistics;

/// <summary>Distributions of raw samples, made the plain way.</summary>
internal static class SampleProfiles
{
    public static Distribution.Numbers Numbers(IEnumerable<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        List<double> distinct = [];
        List<long> counts = [];
        foreach (double value in sorted)
        {
            if (distinct.Count > 0 && distinct[^1] == value)
            {
                counts[^1]++;
            }
            else
            {
                distinct.Add(value);
                counts.Add(1);
            }
        }

        return new Distribution.Numbers(distinct, counts);
    }

    /// <summary>Quantile bins, about as many as asked for; needs two distinct values.</summary>
    public static Distribution.Bins Bins(double[] values, int bins)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        List<double> edges = [sorted[0]];
        for (int i = 1; i <= bins; i++)
        {
            double edge = sorted[(int)((long)i * sorted.Length / bins) - 1 is var last and >= 0 ? last : 0];
            if (edge > edges[^1])
            {
                edges.Add(edge);
            }
        }

        List<long> counts = [];
        List<double> means = [];
        for (int i = 1; i < edges.Count; i++)
        {
            double low = i == 1 ? double.NegativeInfinity : edges[i - 1];
            double[] inside = [.. sorted.Where(value => value > low && value <= edges[i])];
            counts.Add(inside.Length);
            means.Add(inside.Average());
        }

        return new Distribution.Bins(edges, counts, means);
    }

    public static Distribution.Categories Categories(IEnumerable<string> values)
    {
        SortedDictionary<string, long> counts = new(StringComparer.Ordinal);
        foreach (string value in values)
        {
            counts[value] = counts.GetValueOrDefault(value) + 1;
        }

        return new Distribution.Categories([.. counts.Keys], [.. counts.Values], 0, 0);
    }
}
