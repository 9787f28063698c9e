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

    public static double[] Normal(SeededRandom random, int rows, double shift = 0) =>
        Draw(rows, () => Math.Round(random.NextNormal() + shift, 2));

    public static double[] Exponential(SeededRandom random, int rows) =>
        Draw(rows, () => Math.Round(-Math.Log(1 - random.NextUniform()), 2));

    public static double[] LogNormal(SeededRandom random, int rows) =>
        Draw(rows, () => Math.Round(Math.Exp(1.2 * random.NextNormal()), 1));

    public static string[] Categories(SeededRandom random, int rows, params double[] shares) =>
        Draw(rows, () =>
        {
            double u = random.NextUniform();
            int category = 0;
            while (category < shares.Length - 1 && u >= shares[category])
            {
                u -= shares[category++];
            }

            return $"c{category:000}";
        });

    /// <summary>Shares of categories that grow rarer, as airports do.</summary>
    public static double[] LongTail(int categories)
    {
        double[] weights = [.. Enumerable.Range(1, categories).Select(i => Math.Pow(i, -1.1))];
        double sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    public static T[] Draw<T>(int rows, Func<T> next) => [.. Enumerable.Range(0, rows).Select(_ => next())];
}
