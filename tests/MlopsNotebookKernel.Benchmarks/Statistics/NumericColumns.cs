using System.Runtime.InteropServices;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Benchmarks.Statistics;

/// <summary>Pairs of numeric columns: baseline and current values in memory, in no order.</summary>
internal static class NumericColumns
{
    /// <summary>Normal, exponential and rounded columns in turn; the current ones are shifted a little.</summary>
    /// <param name="columns">How many columns.</param>
    /// <param name="rows">Rows on each side.</param>
    public static (double[] Baseline, double[] Current)[] Generate(int columns, int rows) =>
        [.. Enumerable.Range(0, columns).Select(i => (Column(i, rows, (ulong)i, 0), Column(i, rows, (ulong)(i + columns), 0.05)))];

    /// <summary>
    /// Reads <c>baseline-0.f64</c>, <c>current-0.f64</c>, <c>baseline-1.f64</c>, … : numbers of 64 bits, little endian.
    /// </summary>
    /// <param name="folder">Where the files are.</param>
    public static (double[] Baseline, double[] Current)[] Read(string folder)
    {
        List<(double[], double[])> columns = [];
        for (int i = 0; File.Exists(Path.Combine(folder, $"baseline-{i}.f64")); i++)
        {
            columns.Add((ReadFile(folder, $"baseline-{i}.f64"), ReadFile(folder, $"current-{i}.f64")));
        }

        return [.. columns];
    }

    private static double[] ReadFile(string folder, string name) =>
        MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(Path.Combine(folder, name))).ToArray();

    private static double[] Column(int kind, int rows, ulong seed, double shift)
    {
        SeededRandom random = new(seed);
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++)
        {
            values[i] = (kind % 3) switch
            {
                0 => random.NextNormal() + shift,
                1 => -Math.Log(1 - random.NextUniform()) * (1 + shift),
                _ => Math.Round((30 * random.NextNormal()) + (30 * shift)),
            };
        }

        return values;
    }
}
