using System.Data.Common;
using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Drift;

/// <summary>Reads all values of the columns that profiles hold within bounds only: bins, and cut lists of texts.</summary>
internal static class ExactColumns
{
    /// <summary>Completes both profiles and the options.</summary>
    /// <param name="baseline">The baseline's profile.</param>
    /// <param name="current">The current profile.</param>
    /// <param name="options">The options so far.</param>
    /// <param name="baselineTable">The baseline's data.</param>
    /// <param name="currentTable">The current data.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The profiles with complete lists, and the options with raw numbers.</returns>
    public static async Task<(TableProfile Baseline, TableProfile Current, DriftOptions Options)> ReadAsync(
        TableProfile baseline,
        TableProfile current,
        DriftOptions options,
        LazyTable baselineTable,
        LazyTable currentTable,
        CancellationToken cancellation)
    {
        Dictionary<string, RawColumn> raw = new(StringComparer.Ordinal);
        List<ColumnProfile> before = [.. baseline.Columns];
        List<ColumnProfile> now = [.. current.Columns];
        for (int i = 0; i < before.Count; i++)
        {
            ColumnProfile column = before[i];
            int place = now.FindIndex(other => other.Name == column.Name);
            if (place < 0 || column.Role != ColumnRole.Feature || options.Columns?.Contains(column.Name, StringComparer.Ordinal) == false)
            {
                continue;
            }

            switch (column.Distribution, now[place].Distribution)
            {
                case (Distribution.Bins, Distribution.Bins or Distribution.Numbers { Count: > 0 }):
                case (Distribution.Numbers { Count: > 0 }, Distribution.Bins):
                    raw[column.Name] = new RawColumn(
                        await NumbersAsync(baselineTable, column.Name, cancellation).ConfigureAwait(false),
                        await NumbersAsync(currentTable, column.Name, cancellation).ConfigureAwait(false));
                    break;
                case (Distribution.Categories first, Distribution.Categories second):
                    before[i] = await CompletedAsync(column, first, baselineTable, cancellation).ConfigureAwait(false);
                    now[place] = await CompletedAsync(now[place], second, currentTable, cancellation).ConfigureAwait(false);
                    break;
                default:
                    break;
            }
        }

        return (baseline with { Columns = before }, current with { Columns = now }, options with { Raw = raw });
    }

    private static async Task<double[]> NumbersAsync(LazyTable table, string column, CancellationToken cancellation) =>
        await (await table.OpenAsync(cancellation).ConfigureAwait(false)).NumbersAsync(column, cancellation).ConfigureAwait(false);

    private static async Task<ColumnProfile> CompletedAsync(
        ColumnProfile column, Distribution.Categories categories, LazyTable table, CancellationToken cancellation)
    {
        if (categories.OtherCount == 0)
        {
            return column;
        }

        SortedDictionary<string, long> counts = new(StringComparer.Ordinal);
        ITable rows = await table.OpenAsync(cancellation).ConfigureAwait(false);
        DbDataReader reader = await rows.ReadAsync([column.Name], cancellation).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                if (!reader.IsDBNull(0))
                {
                    string value = ValueText.Of(reader.GetValue(0));
                    counts[value] = counts.GetValueOrDefault(value) + 1;
                }
            }
        }

        return column with { Distribution = new Distribution.Categories([.. counts.Keys], [.. counts.Values], 0, 0) };
    }
}
