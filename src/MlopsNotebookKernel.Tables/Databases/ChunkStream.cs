using DuckDB.NET.Data;
using DuckDB.NET.Native;
using Native = DuckDB.NET.Native.NativeMethods;

namespace MlopsNotebookKernel.Tables.Databases;

/// <summary>
/// A query's result as the database's own column vectors, some 2,048 rows at a time and in order: nothing is boxed,
/// copied or held whole.
/// </summary>
internal sealed class ChunkStream : IDisposable
{
    private readonly DuckDBPreparedStatement _statement;
    private readonly CancellationTokenRegistration _interrupt;
    private readonly CancellationToken _cancellation;
    private DuckDBResult _result;
    private bool _ended;

    private ChunkStream(
        DuckDBPreparedStatement statement,
        DuckDBResult result,
        CancellationTokenRegistration interrupt,
        CancellationToken cancellation)
    {
        _statement = statement;
        _result = result;
        _interrupt = interrupt;
        _cancellation = cancellation;
    }

    /// <summary>Runs a query.</summary>
    internal static ChunkStream Open(DuckDBConnection connection, string sql, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        DuckDBNativeConnection native = connection.NativeConnection;
        if (Native.PreparedStatements.DuckDBPrepare(native, sql, out DuckDBPreparedStatement statement) != DuckDBState.Success)
        {
            using (statement)
            {
                throw new DuckQueryException(Native.PreparedStatements.DuckDBPrepareError(statement));
            }
        }

        CancellationTokenRegistration interrupt = cancellation.Register(() => Native.Startup.DuckDBInterrupt(native));
        if (Native.PreparedStatements.DuckDBExecutePreparedStreaming(statement, out DuckDBResult result) == DuckDBState.Success)
        {
            return new ChunkStream(statement, result, interrupt, cancellation);
        }

        string error = Native.Query.DuckDBResultError(ref result);
        Native.Query.DuckDBDestroyResult(ref result);
        statement.Dispose();
        interrupt.Dispose();
        cancellation.ThrowIfCancellationRequested();
        throw new DuckQueryException(error);
    }

    /// <summary>The next rows, or null at the end. The caller disposes of them, in whatever order.</summary>
    internal Chunk? Next()
    {
        _cancellation.ThrowIfCancellationRequested();
        if (_ended)
        {
            return null;
        }

        DuckDBDataChunk chunk = Native.Query.DuckDBFetchChunk(_result);
        if (!chunk.IsInvalid)
        {
            return new Chunk(chunk);
        }

        _ended = true;
        chunk.Dispose();
        string? error = Native.Query.DuckDBResultError(ref _result);
        if (string.IsNullOrEmpty(error))
        {
            return null;
        }

        _cancellation.ThrowIfCancellationRequested();
        throw new DuckQueryException(error);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        Native.Query.DuckDBDestroyResult(ref _result);
        _statement.Dispose();
    }
}
