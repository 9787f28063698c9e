using System.Text;

namespace MlopsNotebookKernel.Tables.Databases;

/// <summary>
/// A column's values in a chunk, read in place. The query decides their type: <c>BIGINT</c>, <c>TIMESTAMP</c>
/// (microseconds since 1970), <c>DOUBLE</c>, <c>BOOLEAN</c> or <c>VARCHAR</c>.
/// </summary>
/// <param name="data">The values.</param>
/// <param name="validity">A bit a row, set where a value is present; null when all are.</param>
/// <param name="rows">Number of rows.</param>
internal readonly unsafe ref struct ChunkVector(void* data, ulong* validity, int rows)
{
    private const int InlinedBytes = 12;
    private const int EntryBytes = 16;

    /// <summary>Number of rows.</summary>
    internal int Rows => rows;

    /// <summary>Whether every row has a value, as far as the database says so at once.</summary>
    internal bool AllPresent => validity is null;

    /// <summary>The values as whole numbers; what stands for a missing one is undefined.</summary>
    internal ReadOnlySpan<long> Longs => new(data, rows);

    /// <summary>The values as floating-point numbers; what stands for a missing one is undefined.</summary>
    internal ReadOnlySpan<double> Doubles => new(data, rows);

    /// <summary>The values as bytes, 1 for true; what stands for a missing one is undefined.</summary>
    internal ReadOnlySpan<byte> Booleans => new(data, rows);

    /// <summary>Whether a row has a value.</summary>
    internal bool IsPresent(int row) => validity is null || (validity[row >> 6] & (1UL << (row & 63))) != 0;

    /// <summary>A row's text as UTF-8.</summary>
    internal ReadOnlySpan<byte> Utf8(int row)
    {
        // An entry holds a length of four bytes, then up to twelve bytes of text, or four of prefix and a pointer.
        byte* entry = (byte*)data + ((long)row * EntryBytes);
        int length = *(int*)entry;
        return new ReadOnlySpan<byte>(length <= InlinedBytes ? entry + 4 : *(byte**)(entry + 8), length);
    }

    /// <summary>A row's text.</summary>
    internal string Text(int row) => Encoding.UTF8.GetString(Utf8(row));
}
