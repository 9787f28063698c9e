using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Digests;

/// <summary>
/// Digests a table in one ordered pass: while the database reads on, the columns of the rows at hand are hashed side by
/// side on all cores.
/// </summary>
internal static class TableDigester
{
    /// <summary>Chunks hashed at a time: enough work for each core, some megabytes of rows at most.</summary>
    private const int BatchChunks = 32;

    private const string Header = "mlops.table/1\n";

    /// <summary>Digests table <c>data</c>.</summary>
    internal static TableDigest Digest(
        DuckSession session, IReadOnlyList<Column> columns, long rows, IProgress<double>? progress, CancellationToken cancellation)
    {
        ColumnHasher[] hashers = [.. columns.Select(static column => new ColumnHasher(column.Type))];
        try
        {
            long read = Hash(session, hashers, rows, progress, cancellation);
            ColumnDigest[] digests = [.. columns.Select((column, i) => new ColumnDigest(column.Name, column.Type, hashers[i].Finish()))];
            return new TableDigest(read, digests, Content(read, digests));
        }
        finally
        {
            Array.ForEach(hashers, static hasher => hasher.Dispose());
        }
    }

    private static long Hash(
        DuckSession session, ColumnHasher[] hashers, long rows, IProgress<double>? progress, CancellationToken cancellation)
    {
        string values = string.Join(", ", Enumerable.Range(0, hashers.Length).Select(i => $"c{i}"));
        using ChunkStream stream = session.Stream($"SELECT {values} FROM data", cancellation);
        List<Chunk> batch = new(BatchChunks);
        long read = 0;
        try
        {
            while (Fill(stream, batch))
            {
                Parallel.For(0, hashers.Length, column =>
                {
                    foreach (Chunk chunk in batch)
                    {
                        hashers[column].Append(chunk.Vector(column));
                    }
                });
                read += batch.Sum(static chunk => (long)chunk.Rows);
                Empty(batch);
                progress?.Report((double)read / rows);
            }

            return read;
        }
        finally
        {
            Empty(batch);
        }
    }

    private static bool Fill(ChunkStream stream, List<Chunk> batch)
    {
        while (batch.Count < BatchChunks && stream.Next() is { } chunk)
        {
            batch.Add(chunk);
        }

        return batch.Count > 0;
    }

    private static void Empty(List<Chunk> batch)
    {
        batch.ForEach(static chunk => chunk.Dispose());
        batch.Clear();
    }

    private static string Content(long rows, ColumnDigest[] columns)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(Header));
        Append(hash, rows);
        Append(hash, columns.Length);
        foreach (ColumnDigest column in columns)
        {
            Append(hash, column.Name);
            Append(hash, column.Type.ToString().ToLowerInvariant());
            hash.AppendData(Convert.FromHexString(column.Digest));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Append(hash, bytes.Length);
        hash.AppendData(bytes);
    }
}
