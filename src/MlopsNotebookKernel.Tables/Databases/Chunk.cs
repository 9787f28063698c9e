using DuckDB.NET.Native;
using Native = DuckDB.NET.Native.NativeMethods;

namespace MlopsNotebookKernel.Tables.Databases;

/// <summary>Some rows of a result, as one vector a column; its vectors die with it.</summary>
/// <param name="chunk">The database's chunk.</param>
internal sealed class Chunk(DuckDBDataChunk chunk) : IDisposable
{
    /// <summary>Number of rows.</summary>
    internal int Rows { get; } = (int)Native.DataChunks.DuckDBDataChunkGetSize(chunk);

    /// <summary>A column's values.</summary>
    /// <param name="column">The column's place in the result.</param>
    internal unsafe ChunkVector Vector(int column)
    {
        IntPtr vector = Native.DataChunks.DuckDBDataChunkGetVector(chunk, column);
        return new ChunkVector(
            Native.Vectors.DuckDBVectorGetData(vector), Native.Vectors.DuckDBVectorGetValidity(vector), Rows);
    }

    /// <inheritdoc/>
    public void Dispose() => chunk.Dispose();
}
