using System.Globalization;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Checks;

/// <summary>A column as checks see it.</summary>
/// <param name="Column">The column.</param>
/// <param name="Sql">What it is of the stored table.</param>
internal sealed record ViewedColumn(Column Column, string Sql)
{
    // Doubles hold all whole numbers up to here.
    private const string MostWhole = "9007199254740992";

    /// <summary>The columns of a table.</summary>
    /// <param name="session">Where the stored table is.</param>
    /// <param name="columns">Its columns, which are stored by place.</param>
    /// <param name="known">The columns of the source's deliveries; empty for a table that has names of its own.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <remarks>
    /// Programs write <c>ArrivalDelay</c> for <c>arrival_delay</c>, hold whole numbers as floating-point ones, and compute
    /// further members: rows are taken for a delivery of the source all the same, once one of them has such a name.
    /// </remarks>
    public static IReadOnlyList<ViewedColumn> Of(
        DuckSession session, IReadOnlyList<Column> columns, IReadOnlyList<RowColumn> known, CancellationToken cancellation)
    {
        Dictionary<string, RowColumn> byColumn = known.DistinctBy(column => column.Column).ToDictionary(column => column.Column, StringComparer.Ordinal);
        Dictionary<string, RowColumn> byProperty = known.DistinctBy(column => column.Property).ToDictionary(column => column.Property, StringComparer.Ordinal);
        bool areObjects = columns.Any(column => !byColumn.ContainsKey(column.Name) && byProperty.ContainsKey(column.Name));
        List<ViewedColumn> viewed = [];
        for (int place = 0; place < columns.Count; place++)
        {
            string stored = string.Create(CultureInfo.InvariantCulture, $"c{place}");
            if (!areObjects)
            {
                viewed.Add(new ViewedColumn(columns[place], stored));
            }
            else if ((byColumn.GetValueOrDefault(columns[place].Name) ?? byProperty.GetValueOrDefault(columns[place].Name)) is { } meant)
            {
                bool isWhole = meant.Type == ColumnType.Integer && columns[place].Type == ColumnType.Number && IsWhole(session, stored, cancellation);
                viewed.Add(new ViewedColumn(
                    columns[place] with { Name = meant.Column, Type = isWhole ? ColumnType.Integer : columns[place].Type },
                    isWhole ? $"CAST({stored} AS BIGINT)" : stored));
            }
        }

        return viewed;
    }

    private static bool IsWhole(DuckSession session, string stored, CancellationToken cancellation) => session.Query(
        $"SELECT coalesce(bool_and(isfinite({stored}) AND {stored} = trunc({stored}) AND abs({stored}) <= {MostWhole}), true) FROM {DuckCheckEngine.Stored}", cancellation)[0][0] is true;
}
