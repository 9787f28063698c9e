using System.Data;

namespace MlopsNotebookKernel.Rendering.Values.Frames;

/// <summary>.NET's own <see cref="DataTable"/> and views of it.</summary>
internal static class DataTableFrame
{
    /// <summary>The frame; null for any other value.</summary>
    /// <param name="value">The value.</param>
    public static Frame? Of(object value) => value switch
    {
        DataTable table => Of(table, "DataTable", table.Rows.Count, table.Rows.Cast<DataRow>()),
        DataView { Table: { } table } view => Of(table, "DataView", view.Count, view.Cast<DataRowView>().Select(row => row.Row)),
        _ => null,
    };

    private static Frame Of(DataTable table, string kind, int count, IEnumerable<DataRow> rows)
    {
        List<DataColumn> columns = [.. table.Columns.Cast<DataColumn>().Take(ValueLimits.Columns)];
        return new Frame(
            table.TableName.Length == 0 ? kind : $"{kind} {table.TableName}",
            [.. columns.Select(column => new FrameColumn(column.ColumnName, ScalarText.IsNumber(column.DataType)))],
            [.. rows.Take(ValueLimits.Rows).Select(row => columns
                .Select(column => row.RowState == DataRowState.Deleted ? "(deleted)" : row[column] is DBNull ? null : row[column]).ToList())],
            count, count > ValueLimits.Rows, table.Columns.Count);
    }
}
