namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>
/// What lies beyond a sample's greatest value: a further row exceeds it with chance 1/(n + 1), by as much as the
/// sample's own tail tells. Without it, the first far value of a heavy-tailed column would look like drift.
/// </summary>
/// <remarks>
/// The tenth of the rows furthest out is taken for a generalised Pareto tail, fitted by its moments: J. R. M. Hosking
/// and J. R. Wallis, "Parameter and quantile estimation for the generalized Pareto distribution" (1987).
/// </remarks>
internal static class TailExtension
{
    private const int LeastRows = 20;
    private const double TailShare = 0.1;

    /// <summary>A tail heavier than this has no variance, and a scale that no sample can tell.</summary>
    private const double HeaviestShape = 0.5;

    /// <summary>Where the values beyond are put, as chances of the tail, and with which part of its share.</summary>
    private static readonly (double Chance, double Part)[] Places = [(0.25, 0.5), (0.65, 0.3), (0.875, 0.15), (0.975, 0.05)];

    /// <summary>The values above a sample's greatest, with their shares, ascending; none where the tail has no spread.</summary>
    /// <param name="descending">The sample's distinct values with their counts, greatest first.</param>
    /// <param name="rows">How many values it holds.</param>
    public static IEnumerable<(double Value, double Share)> Beyond(IEnumerable<(double Value, long Count)> descending, double rows)
    {
        if (rows < LeastRows)
        {
            yield break;
        }

        // The tail's rows, and the value next below them, which their excesses are measured from.
        double wanted = Math.Ceiling(TailShare * rows);
        List<(double Value, double Count)> tail = [];
        double left = wanted;
        double start = double.NaN;
        foreach ((double value, long count) in descending)
        {
            start = value;
            if (count > left)
            {
                tail.Add((value, left));
                break;
            }

            tail.Add((value, count));
            left -= count;
        }

        double mean = tail.Sum(each => each.Count * (each.Value - start)) / wanted;
        double variance = tail.Sum(each => each.Count * (each.Value - start - mean) * (each.Value - start - mean)) / (wanted - 1);
        if (!(variance > 0))
        {
            yield break;
        }

        double shape = Math.Clamp((1 - (mean * mean / variance)) / 2, 0, HeaviestShape);
        double greatest = tail[0].Value;
        double scale = (mean * (1 - shape)) + (shape * (greatest - start));
        foreach ((double chance, double part) in Places)
        {
            double excess = shape < 1e-6
                ? -scale * Math.Log(1 - chance)
                : scale / shape * (Math.Pow(1 - chance, -shape) - 1);
            yield return (greatest + excess, part / (rows + 1));
        }
    }
}
