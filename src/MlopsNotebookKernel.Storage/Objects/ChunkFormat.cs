using System.Buffers.Binary;
using System.Security.Cryptography;
using ZstdSharp;

namespace MlopsNotebookKernel.Storage.Objects;

/// <summary>
/// How a chunk lies in its file: 16 bytes that say what follows (<c>MLOB</c>, version 1, encoding 0 raw or 1 zstd, two
/// zeros, the chunk's length as 64 bits little endian), then the chunk.
/// </summary>
internal static class ChunkFormat
{
    /// <summary>Bytes before the chunk itself.</summary>
    public const int HeaderLength = 16;

    /// <summary>
    /// zstd's level 3, its own default: the best ratio that still keeps up with a disk.
    /// </summary>
    public const int CompressionLevel = 3;

    /// <summary>No chunk is larger, whatever sizes a store was written with: 64 MiB.</summary>
    private const int LargestChunk = 64 << 20;

    /// <summary>No stored chunk is larger: the largest that does not compress.</summary>
    public static long LargestStored { get; } = HeaderLength + Compressor.GetCompressBound(LargestChunk);

    private const byte Version = 1;
    private const byte Raw = 0;
    private const byte Zstandard = 1;

    private static ReadOnlySpan<byte> Magic => "MLOB"u8;

    /// <summary>Bytes that a buffer for <see cref="Write"/> needs.</summary>
    /// <param name="length">The chunk's length.</param>
    public static int BufferLength(int length) => HeaderLength + Compressor.GetCompressBound(length);

    /// <summary>Writes a chunk, compressed where that makes it smaller.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="compressor">Compresses.</param>
    /// <param name="destination">At least <see cref="BufferLength"/> bytes.</param>
    /// <returns>Bytes written.</returns>
    public static int Write(ReadOnlySpan<byte> chunk, Compressor compressor, Span<byte> destination)
    {
        int length = compressor.Wrap(chunk, destination[HeaderLength..]);
        byte encoding = Zstandard;
        if (length >= chunk.Length)
        {
            chunk.CopyTo(destination[HeaderLength..]);
            (length, encoding) = (chunk.Length, Raw);
        }

        Magic.CopyTo(destination);
        destination[4] = Version;
        destination[5] = encoding;
        destination[6] = destination[7] = 0;
        BinaryPrimitives.WriteInt64LittleEndian(destination[8..], chunk.Length);
        return HeaderLength + length;
    }

    /// <summary>Reads a chunk and checks it against its digest.</summary>
    /// <param name="stored">The file's content.</param>
    /// <param name="digest">The chunk's SHA-256 (hexadecimal).</param>
    /// <returns>The chunk; null when it is damaged.</returns>
    /// <exception cref="NotSupportedException">It was written by a later version.</exception>
    public static byte[]? Read(ReadOnlySpan<byte> stored, string digest)
    {
        if (stored.Length < HeaderLength || !stored[..4].SequenceEqual(Magic))
        {
            return null;
        }

        if (stored[4] > Version)
        {
            throw new NotSupportedException($"Chunk format {stored[4]}.");
        }

        long length = BinaryPrimitives.ReadInt64LittleEndian(stored[8..]);
        if (length is < 0 or > LargestChunk)
        {
            return null;
        }

        byte[]? chunk = stored[5] switch
        {
            Raw => stored[HeaderLength..].ToArray(),
            Zstandard => Decompress(stored[HeaderLength..], (int)length),
            _ => null,
        };
        return chunk is not null && chunk.Length == length && Convert.ToHexStringLower(SHA256.HashData(chunk)) == digest
            ? chunk
            : null;
    }

    private static byte[]? Decompress(ReadOnlySpan<byte> compressed, int length)
    {
        try
        {
            // The length is untrusted: the frame's own must agree before anything is allocated for it.
            if (Decompressor.GetDecompressedSize(compressed) != (ulong)length)
            {
                return null;
            }

            byte[] chunk = new byte[length];
            using Decompressor decompressor = new();
            return decompressor.Unwrap(compressed, chunk) == length ? chunk : null;
        }
        catch (ZstdException)
        {
            return null;
        }
    }
}
