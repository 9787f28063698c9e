using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Columns;
using MlopsNotebookKernel.Tables.Databases;
using MlopsNotebookKernel.Tables.Files;
using MlopsNotebookKernel.Tables.Queries;
using MlopsNotebookKernel.Tables.Rows;

namespace MlopsNotebookKernel.Tables;

/// <summary>
/// Opens tables with DuckDB: Parquet files in place, CSV and JSON files and rows of the notebook's by storing their
/// values by column, in memory as far as its bounds go. The database is loaded with the first table, not before.
/// </summary>
public sealed class DuckTableEngine : ITableEngine
{
    /// <inheritdoc/>
    public Task<ITable> OpenAsync(TableSource source, CancellationToken cancellation) => Task.Run(
        () => source switch
        {
            TableSource.File file => Open(TableFile.Inspect(file.Path), cancellation),
            TableSource.Rows rows => Open(rows.Name, session => RowTable.Load(session, rows.Value, rows.Name, cancellation)),
            _ => throw new NotSupportedException($"No table is read from a {source.GetType().Name}."),
        },
        cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> NamesAsync(TableSource source, CancellationToken cancellation) => Task.Run(
        () => source switch
        {
            TableSource.File file => NamesOf(TableFile.Inspect(file.Path), cancellation),
            TableSource.Rows rows => RowHeader.Of(rows.Value, rows.Name),
            _ => throw new NotSupportedException($"No table is read from a {source.GetType().Name}."),
        },
        cancellation);

    /// <inheritdoc/>
    public Task<ITable> QueryAsync(string sql, IQueryNames names, string folder, CancellationToken cancellation) =>
        Task.Run(() => TableQuery.RunAsync(sql, names, folder, cancellation), cancellation);

    /// <summary>Stores or views a source as <c>data</c>.</summary>
    /// <param name="session">Where to.</param>
    /// <param name="source">The source.</param>
    /// <param name="spill">Absolute path of a file that takes what would else be stored in memory, where it is text; null for the memory.</param>
    /// <param name="cancellation">Cancels.</param>
    internal static IReadOnlyList<Column> Load(DuckSession session, TableSource source, string? spill, CancellationToken cancellation) => source switch
    {
        TableSource.File file => Load(session, TableFile.Inspect(file.Path), spill, cancellation),
        TableSource.Rows rows => RowTable.Load(session, rows.Value, rows.Name, cancellation),
        _ => throw new NotSupportedException($"No table is read from a {source.GetType().Name}."),
    };

    private static IReadOnlyList<string> NamesOf(TableFile file, CancellationToken cancellation)
    {
        switch (file.Kind)
        {
            case FileKind.Csv:
                return ColumnNames.Of(CsvHeader.Read(file).Names, file.Name);
            case FileKind.Json:
                return JsonHeader.Read(file);
            default:
                using (DuckDatabase database = DuckDatabase.Open())
                using (DuckSession session = database.Connect())
                {
                    return [.. ParquetTable.Load(session, file, cancellation).Select(static column => column.Name)];
                }
        }
    }

    private static ITable Open(TableFile file, CancellationToken cancellation) => Open(
        file.Name,
        session => Load(session, file, null, cancellation));

    private static IReadOnlyList<Column> Load(DuckSession session, TableFile file, string? spill, CancellationToken cancellation) => file.Kind switch
    {
        FileKind.Csv => CsvTable.Load(session, file, spill, cancellation),
        FileKind.Parquet => ParquetTable.Load(session, file, cancellation),
        FileKind.Json => JsonTable.Load(session, file, cancellation),
        _ => throw new NotSupportedException($"No table is read from a file of kind {file.Kind}."),
    };

    private static DuckTable Open(string name, Func<DuckSession, IReadOnlyList<Column>> load)
    {
        DuckDatabase database = DuckDatabase.Open();
        try
        {
            using DuckSession session = database.Connect();
            return new DuckTable(database, load(session), name);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
