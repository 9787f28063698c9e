using System.Numerics;
using System.Runtime.InteropServices;

namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>Moments of samples, in two passes so that a large mean costs no precision.</summary>
public static class SampleMoments
{
    /// <summary>The sample standard deviation (n − 1) of raw numbers; 0 for fewer than two.</summary>
    /// <param name="values">The numbers.</param>
    public static double StandardDeviation(ReadOnlySpan<double> values)
    {
        if (values.Length < 2)
        {
            return 0;
        }

        ReadOnlySpan<Vector<double>> vectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        ReadOnlySpan<double> rest = values[(vectors.Length * Vector<double>.Count)..];
        Vector<double> sums = Vector<double>.Zero;
        foreach (Vector<double> vector in vectors)
        {
            sums += vector;
        }

        double sum = Vector.Sum(sums);
        foreach (double value in rest)
        {
            sum += value;
        }

        // A constant sample's deviation is 0, not the rounding error of its mean.
        double mean = values.ContainsAnyExcept(values[0]) ? sum / values.Length : values[0];
        Vector<double> means = new(mean);
        Vector<double> squares = Vector<double>.Zero;
        foreach (Vector<double> vector in vectors)
        {
            Vector<double> distance = vector - means;
            squares += distance * distance;
        }

        double square = Vector.Sum(squares);
        foreach (double value in rest)
        {
            square += (value - mean) * (value - mean);
        }

        return Math.Sqrt(square / (values.Length - 1));
    }

    /// <summary>The sample standard deviation (n − 1) of distinct numbers with counts; 0 for fewer than two rows or values.</summary>
    /// <param name="values">Distinct numbers.</param>
    /// <param name="counts">How often each occurs; positive.</param>
    public static double StandardDeviation(IReadOnlyList<double> values, IReadOnlyList<long> counts)
    {
        if (values.Count < 2)
        {
            return 0;
        }

        double rows = 0;
        double sum = 0;
        for (int i = 0; i < values.Count; i++)
        {
            rows += counts[i];
            sum += values[i] * counts[i];
        }

        double mean = sum / rows;
        double squares = 0;
        for (int i = 0; i < values.Count; i++)
        {
            squares += (values[i] - mean) * (values[i] - mean) * counts[i];
        }

        return Math.Sqrt(squares / (rows - 1));
    }
}
