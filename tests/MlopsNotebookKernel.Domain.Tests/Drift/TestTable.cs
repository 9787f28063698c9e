using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Statistics;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Domain.Tests.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Drift;

/// <summary>Profiles of tables given column by column.</summary>
internal static class TestTable
{
    public static TableProfile Of(params ColumnProfile[] columns) => new(columns[0].Rows, columns);

    public static ColumnProfile Numbers(string name, double[] values, long missing = 0, ColumnType type = ColumnType.Number)
    {
        Distribution.Numbers exact = SampleProfiles.Numbers(values);
        Distribution distribution = exact.Values.Count <= ColumnProfile.ExactLimit ? exact : SampleProfiles.Bins(values, 1024);
        NumericSummary? summary = values.Length == 0
            ? null
            : new NumericSummary(values.Min(), values.Max(), values.Average(), SampleMoments.StandardDeviation(values));
        return new ColumnProfile(name, type, ColumnRole.Feature, values.Length + missing, missing, distribution, summary);
    }

    public static ColumnProfile Booleans(string name, IEnumerable<bool> values, long missing = 0) =>
        Numbers(name, [.. values.Select(value => value ? 1.0 : 0.0)], missing, ColumnType.Boolean);

    public static ColumnProfile Texts(string name, IReadOnlyCollection<string> values, long missing = 0) => new(
        name, ColumnType.Text, ColumnRole.Feature, values.Count + missing, missing, SampleProfiles.Categories(values), null);

    /// <summary>A sample of a continuous distribution rounded to cells, drawn as a count for each cell.</summary>
    public static ColumnProfile Drawn(SeededRandom random, string name, int rows, double low, double width, Func<double, double> density)
    {
        const int cells = 150;
        double[] values = [.. Enumerable.Range(0, cells).Select(i => low + (i * width))];
        long[] counts = Counts(random, rows, [.. values.Select(density)]);
        int[] held = [.. Enumerable.Range(0, cells).Where(i => counts[i] > 0)];
        Distribution.Numbers distribution = new([.. held.Select(i => values[i])], [.. held.Select(i => counts[i])]);
        return new ColumnProfile(name, ColumnType.Number, ColumnRole.Feature, distribution.Count, 0, distribution, null);
    }

    /// <summary>A sample of categories, drawn as a count for each.</summary>
    public static ColumnProfile DrawnTexts(SeededRandom random, string name, int rows, double[] shares)
    {
        long[] counts = Counts(random, rows, shares);
        int[] held = [.. Enumerable.Range(0, shares.Length).Where(i => counts[i] > 0)];
        Distribution.Categories distribution = new([.. held.Select(i => $"c{i:000}")], [.. held.Select(i => counts[i])], 0, 0);
        return new ColumnProfile(name, ColumnType.Text, ColumnRole.Feature, distribution.Count, 0, distribution, null);
    }

    /// <summary>A multinomial sample: a count for each cell.</summary>
    public static long[] Counts(SeededRandom random, int rows, double[] weights)
    {
        double[] upTo = new double[weights.Length];
        double sum = 0;
        for (int i = 0; i < upTo.Length; i++)
        {
            upTo[i] = sum += weights[i];
        }

        long[] counts = new long[weights.Length];
        for (int row = 0; row < rows; row++)
        {
            int cell = Array.BinarySearch(upTo, random.NextUniform() * sum);
            counts[cell >= 0 ? cell + 1 : ~cell]++;
        }

        return counts;
    }

    public static double[] Normal(SeededRandom random, int rows, double shift = 0) =>
        [.. Enumerable.Range(0, rows).Select(_ => Math.Round(random.NextNormal() + shift, 2))];

    /// <summary>Shares of categories that grow rarer, as airports do.</summary>
    public static double[] LongTail(int categories)
    {
        double[] weights = [.. Enumerable.Range(1, categories).Select(i => Math.Pow(i, -1.1))];
        double sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }
}
