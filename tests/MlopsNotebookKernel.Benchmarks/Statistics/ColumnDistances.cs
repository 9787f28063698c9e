using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Benchmarks.Statistics;

/// <summary>The three statistics that a peer computes as well.</summary>
/// <param name="KolmogorovSmirnov">Greatest difference of the distribution functions.</param>
/// <param name="Wasserstein">Area between them.</param>
/// <param name="PopulationStabilityIndex">Over the baseline's deciles.</param>
internal sealed record ColumnDistances(double KolmogorovSmirnov, double Wasserstein, double PopulationStabilityIndex)
{
    /// <summary>Compares all columns, as many at a time as there are processors, each sorted once a side.</summary>
    /// <param name="columns">Baseline and current values.</param>
    public static ColumnDistances[] Of((double[] Baseline, double[] Current)[] columns)
    {
        ColumnDistances[] distances = new ColumnDistances[columns.Length];
        Parallel.For(
            0,
            columns.Length,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            i => distances[i] = Of(columns[i].Baseline, columns[i].Current));
        return distances;
    }

    private static ColumnDistances Of(double[] baseline, double[] current)
    {
        SortedSample first = new(RadixSort.Sorted(baseline));
        SortedSample second = new(RadixSort.Sorted(current));
        NumericDistance distance = NumericDistance.BetweenSorted(first.Values, second.Values);
        BinnedShares shares = DecileBins.Shares(DecileBins.Edges(first), first, second, baseline.Length, current.Length);
        return new ColumnDistances(distance.KolmogorovSmirnov, distance.Wasserstein, shares.PopulationStabilityIndex().Value);
    }
}
