using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Shifts;

/// <summary>
/// What the statistic of a shift shows in series without one: simulated with normal noise for each length, for its
/// distribution does not depend on what noise it is. Remembered, and the same every time.
/// </summary>
public sealed class ShiftNoise
{
    private const int Replicates = 2_000;
    private readonly Dictionary<int, double[]> _levels = [];

    /// <summary>The level that series of a length exceed with a given chance.</summary>
    /// <param name="length">Number of values.</param>
    /// <param name="rate">The chance; 1 in 2,000 at least.</param>
    public double Level(int length, double rate)
    {
        if (!_levels.TryGetValue(length, out double[]? sorted))
        {
            SeededRandom random = new((ulong)length);
            double[] values = new double[length];
            sorted = new double[Replicates];
            for (int i = 0; i < Replicates; i++)
            {
                for (int j = 0; j < length; j++)
                {
                    values[j] = random.NextNormal();
                }

                sorted[i] = ShiftDetector.Statistic(values).Value;
            }

            Array.Sort(sorted);
            _levels[length] = sorted;
        }

        return sorted[Math.Clamp((int)Math.Ceiling((1 - rate) * Replicates), 0, Replicates - 1)];
    }
}
