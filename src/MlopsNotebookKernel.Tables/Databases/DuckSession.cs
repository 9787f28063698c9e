using DuckDB.NET.Data;

namespace MlopsNotebookKernel.Tables.Databases;

/// <summary>A connection: runs one statement at a time.</summary>
/// <param name="connection">The connection.</param>
/// <param name="owned">Whether it closes with the session.</param>
internal sealed class DuckSession(DuckDBConnection connection, bool owned) : IDisposable
{
    /// <summary>Runs a statement without a result.</summary>
    internal void Execute(string sql, CancellationToken cancellation) =>
        Run(sql, cancellation, static command => command.ExecuteNonQuery());

    /// <summary>Runs a query and keeps all its rows: for results that are known to be small.</summary>
    /// <returns>Rows of .NET values; null for a missing one.</returns>
    internal List<object?[]> Query(string sql, CancellationToken cancellation) => Run(sql, cancellation, static command =>
    {
        using DuckDBDataReader reader = command.ExecuteReader();
        List<object?[]> rows = [];
        while (reader.Read())
        {
            object?[] row = new object?[reader.FieldCount];
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            }

            rows.Add(row);
        }

        return rows;
    });

    /// <summary>Runs a query and reads its result in streams, chunk by chunk, in the query's order.</summary>
    internal ChunkStream Stream(string sql, CancellationToken cancellation) =>
        ChunkStream.Open(connection, sql, cancellation);

    /// <summary>Appends rows to a table.</summary>
    internal DuckDBAppender Append(string table) => connection.CreateAppender(table);

    /// <summary>Runs a query and reads its result in streams, row by row; the reader takes this session with it.</summary>
    internal DuckDBDataReader Read(string sql, CancellationToken cancellation) => Run(sql, cancellation, static command =>
    {
        command.UseStreamingMode = true;
        return command.ExecuteReader();
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        if (owned)
        {
            connection.Dispose();
        }
    }

    private T Run<T>(string sql, CancellationToken cancellation, Func<DuckDBCommand, T> run)
    {
        cancellation.ThrowIfCancellationRequested();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using CancellationTokenRegistration registration = cancellation.Register(command.Cancel);
        try
        {
            return run(command);
        }
        catch (DuckDBException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (DuckDBException fault)
        {
            throw new DuckQueryException(fault.Message, fault);
        }
    }
}
