using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Checks;

/// <summary>
/// Opens tables to run checks on, each in a database of its own that can read that one file and nothing else: no other
/// file, no extension, no network, and no statement can change that.
/// </summary>
public sealed class DuckCheckEngine : ICheckEngine
{
    /// <summary>The table's name with columns by place, as it was stored or viewed.</summary>
    internal const string Stored = "mlops_stored";

    /// <inheritdoc/>
    public Task<ICheckTable> OpenAsync(TableSource source, CancellationToken cancellation) => OpenAsync(source, [], cancellation);

    /// <inheritdoc/>
    public Task<ICheckTable> OpenAsync(TableSource source, IReadOnlyList<RowColumn> known, CancellationToken cancellation) => Task.Run<ICheckTable>(
        () =>
        {
            (string? path, string name) = source switch
            {
                TableSource.File file => (file.Path, Path.GetFileName(file.Path)),
                TableSource.Rows rows => ((string?)null, rows.Name),
                _ => throw new NotSupportedException($"No table is read from a {source.GetType().Name}."),
            };
            DuckDatabase database = DuckDatabase.Open(isFenced: true);
            try
            {
                database.Fence(path);
                using DuckSession session = database.Connect();
                IReadOnlyList<Column> columns = DuckTableEngine.Load(session, source, null, cancellation);
                return new DuckCheckTable(database, Rename(session, columns, source is TableSource.Rows ? known : [], cancellation), name);
            }
            catch
            {
                database.Dispose();
                throw;
            }
        },
        cancellation);

    /// <summary>Gives the columns their own names, in a view <c>data</c>.</summary>
    private static IReadOnlyList<Column> Rename(DuckSession session, IReadOnlyList<Column> columns, IReadOnlyList<RowColumn> known, CancellationToken cancellation)
    {
        bool isView = (string)session.Query("SELECT table_type FROM information_schema.tables WHERE table_name = 'data'", cancellation)[0][0]! == "VIEW";
        session.Execute($"ALTER {(isView ? "VIEW" : "TABLE")} data RENAME TO {Stored}", cancellation);
        IReadOnlyList<ViewedColumn> viewed = ViewedColumn.Of(session, columns, known, cancellation);
        session.Execute($"CREATE VIEW data AS SELECT {string.Join(", ", viewed.Select(column => $"{column.Sql} AS {Sql.Name(column.Column.Name)}"))} FROM {Stored}", cancellation);
        return [.. viewed.Select(column => column.Column)];
    }
}
