using MlopsNotebookKernel.Domain.Profiles;

namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>Compares a table with its baseline, column by column.</summary>
public static class DriftAnalyzer
{
    /// <summary>Compares two frozen profiles. Equal inputs give equal reports, on every machine.</summary>
    /// <param name="baseline">The baseline's profile.</param>
    /// <param name="current">The current profile.</param>
    /// <param name="options">What matters; null takes the defaults.</param>
    /// <param name="noise">Keeps noise levels over many comparisons with the same baseline; null makes its own.</param>
    public static DriftReport Compare(
        TableProfile baseline, TableProfile current, DriftOptions? options = null, DriftNoise? noise = null)
    {
        options ??= new DriftOptions();
        noise ??= new DriftNoise();
        ColumnPairs pairs = ColumnPairs.Of(baseline, current, options.Columns);
        ColumnComparison[] comparisons = new ColumnComparison[pairs.Judged.Count];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, comparisons.Length, parallel, i => comparisons[i] = ColumnComparison.Of(
            pairs.Judged[i].Baseline,
            pairs.Judged[i].Current,
            options.Raw.GetValueOrDefault(pairs.Judged[i].Baseline.Name),
            noise));

        // Šidák: so that all tests together exceed their noise as seldom as asked for.
        int tests = Math.Max(1, comparisons.Sum(comparison => comparison.Tests));
        double tail = -Math.Exp(Math.Log(1 - options.FalseAlarmRate) / tests) + 1;
        ColumnDrift[] columns = new ColumnDrift[comparisons.Length];
        Parallel.For(0, columns.Length, parallel, i => columns[i] = comparisons[i].Judge(options, tail));
        ColumnDrift[] ordered =
        [
            .. columns.OrderByDescending(column => column.Verdict)
                .ThenByDescending(column => column.Weight)
                .ThenBy(column => column.Name, StringComparer.Ordinal),
        ];
        DriftVerdict gravest = ordered.Length == 0 ? DriftVerdict.Steady : ordered[0].Verdict;
        bool lost = pairs.Schema.Any(difference => difference is { Kind: not SchemaDifferenceKind.Added, Compared: false });
        return new DriftReport(
            lost && gravest == DriftVerdict.Steady ? DriftVerdict.Watch : gravest,
            baseline.Rows,
            current.Rows,
            ordered,
            pairs.Apart,
            pairs.Schema,
            gravest == DriftVerdict.Steady ? null : ordered[0].Name,
            options.FalseAlarmRate);
    }
}
