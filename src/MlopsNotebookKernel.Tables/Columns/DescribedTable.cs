using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Columns;

/// <summary>
/// Makes <c>data</c>, the table or view that all work reads, out of rows whose types the database knows: columns
/// <c>c0</c>, <c>c1</c>, … of canonical values, so that no name of the source's meets SQL.
/// </summary>
internal static class DescribedTable
{
    /// <summary>Makes it.</summary>
    /// <param name="session">Where.</param>
    /// <param name="kind"><c>TABLE</c> to store the values, <c>VIEW</c> to read them from their place each time.</param>
    /// <param name="rows">The SQL of the rows.</param>
    /// <param name="source">What the table is called, for messages.</param>
    /// <param name="cancellation">Cancels.</param>
    internal static IReadOnlyList<Column> Create(
        DuckSession session, string kind, string rows, string source, CancellationToken cancellation)
    {
        List<object?[]> described = session.Query($"DESCRIBE SELECT * FROM {rows}", cancellation);
        IReadOnlyList<string> names = ColumnNames.Of([.. described.Select(static row => (string)row[0]!)], source);
        string places = string.Join(", ", Enumerable.Range(0, names.Count).Select(i => $"r{i}"));
        string placed = $"{rows} AS t({places})";
        ColumnMap map = new(session, placed, source, cancellation);
        List<MappedColumn> columns = [];
        for (int i = 0; i < names.Count; i++)
        {
            columns.AddRange(map.Map(names[i], (string)described[i][1]!, $"r{i}"));
        }

        ColumnNames.Of([.. columns.Select(static column => column.Column.Name)], source);
        string values = string.Join(", ", columns.Select((column, i) => $"{column.Value} AS c{i}"));
        session.Execute($"CREATE {kind} data AS SELECT {values} FROM {placed}", cancellation);
        return [.. columns.Select(static column => column.Column)];
    }
}
