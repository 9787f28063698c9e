using System.Data.Common;
using System.Globalization;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Check;

/// <summary>Rows to show.</summary>
/// <param name="Columns">The columns' names.</param>
/// <param name="Rows">The values as text, the first rows; empty for a missing one.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Snapshot">The snapshot that keeps them, <c>name@id</c>; null where none does.</param>
public sealed record ShownRows(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, long Total, string? Snapshot)
{
    /// <summary>Reads the first rows of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="limit">The most rows.</param>
    /// <param name="total">How many there are in all.</param>
    /// <param name="snapshot">The snapshot that keeps them; null for none.</param>
    /// <param name="cancellation">Cancels.</param>
    internal static async Task<ShownRows> ReadAsync(ITable table, int limit, long total, string? snapshot, CancellationToken cancellation)
    {
        List<IReadOnlyList<string>> rows = [];
        DbDataReader reader = await table.ReadAsync(null, cancellation).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (rows.Count < limit && await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader, i))]);
            }
        }

        return new ShownRows([.. table.Columns.Select(column => column.Name)], rows, total, snapshot);
    }

    private static string Text(DbDataReader reader, int ordinal) => reader.GetValue(ordinal) switch
    {
        DBNull => "",
        bool flag => flag ? "true" : "false",
        DateTime moment => moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        object value => value.ToString() ?? "",
    };
}
