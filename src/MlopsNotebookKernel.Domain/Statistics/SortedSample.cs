namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>Raw numbers in ascending order.</summary>
/// <param name="values">Ascending; at least one.</param>
internal sealed class SortedSample(double[] values) : IShareFunction
{
    /// <summary>The numbers, ascending.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <inheritdoc/>
    public BoundedShare ShareUpTo(double x)
    {
        int low = 0;
        int high = values.Length;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            if (values[middle] <= x)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return new BoundedShare((double)low / values.Length, 0);
    }

    /// <inheritdoc/>
    public double QuantilePosition(double share) =>
        values[Math.Clamp((int)Math.Ceiling((share * values.Length) - 1e-9) - 1, 0, values.Length - 1)];
}
