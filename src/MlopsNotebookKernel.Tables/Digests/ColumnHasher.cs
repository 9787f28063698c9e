using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Digests;

/// <summary>
/// Digests a column in streams (FORMATS.md, "Canonical values and digests"): one SHA-256 over the present values, one
/// over the places of the missing ones, and one over the two.
/// </summary>
/// <param name="type">The column's type.</param>
internal sealed class ColumnHasher(ColumnType type) : IDisposable
{
    /// <summary>Microseconds from 0001-01-01, where timestamps are counted from, to 1970-01-01, where the database does.</summary>
    internal const long EpochMicroseconds = 62_135_596_800_000_000;

    private const int BufferBytes = 1 << 16;

    private readonly IncrementalHash _values = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash _missing = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _filled;
    private long _rows;

    /// <summary>Takes the next values.</summary>
    internal void Append(ChunkVector vector)
    {
        switch (type)
        {
            case ColumnType.Boolean:
                AppendFixed(vector, vector.Booleans);
                break;

            case ColumnType.Text:
                AppendText(vector);
                break;

            case ColumnType.Timestamp:
                AppendTimestamps(vector);
                break;

            default:
                AppendFixed(vector, vector.Longs);
                break;
        }

        _rows += vector.Rows;
    }

    /// <summary>The digest of all that was taken, hexadecimal, lower case.</summary>
    internal string Finish()
    {
        Flush();
        Span<byte> both = stackalloc byte[2 * SHA256.HashSizeInBytes];
        _values.GetHashAndReset(both);
        _missing.GetHashAndReset(both[SHA256.HashSizeInBytes..]);
        return Convert.ToHexStringLower(SHA256.HashData(both));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _values.Dispose();
        _missing.Dispose();
    }

    /// <summary>Values of one size; the database holds them little-endian, as do all platforms that are served.</summary>
    private void AppendFixed<T>(ChunkVector vector, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        if (vector.AllPresent)
        {
            Write(MemoryMarshal.AsBytes(values));
            return;
        }

        for (int row = 0; row < values.Length; row++)
        {
            if (vector.IsPresent(row))
            {
                Write(MemoryMarshal.AsBytes(values.Slice(row, 1)));
            }
            else
            {
                Miss(row);
            }
        }
    }

    private void AppendTimestamps(ChunkVector vector)
    {
        ReadOnlySpan<long> values = vector.Longs;
        for (int row = 0; row < values.Length; row++)
        {
            if (vector.IsPresent(row))
            {
                BinaryPrimitives.WriteInt64LittleEndian(Reserve(sizeof(long)), values[row] + EpochMicroseconds);
            }
            else
            {
                Miss(row);
            }
        }
    }

    private void AppendText(ChunkVector vector)
    {
        for (int row = 0; row < vector.Rows; row++)
        {
            if (vector.IsPresent(row))
            {
                ReadOnlySpan<byte> text = vector.Utf8(row);
                BinaryPrimitives.WriteInt32LittleEndian(Reserve(sizeof(int)), text.Length);
                Write(text);
            }
            else
            {
                Miss(row);
            }
        }
    }

    private void Miss(int row)
    {
        Span<byte> place = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(place, _rows + row);
        _missing.AppendData(place);
    }

    private Span<byte> Reserve(int bytes)
    {
        if (_buffer.Length - _filled < bytes)
        {
            Flush();
        }

        Span<byte> place = _buffer.AsSpan(_filled, bytes);
        _filled += bytes;
        return place;
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= _buffer.Length)
        {
            bytes.CopyTo(Reserve(bytes.Length));
            return;
        }

        Flush();
        _values.AppendData(bytes);
    }

    private void Flush()
    {
        _values.AppendData(_buffer.AsSpan(0, _filled));
        _filled = 0;
    }
}
