using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Threading.Channels;
using MlopsNotebookKernel.Domain.Snapshots;
using ZstdSharp;

namespace MlopsNotebookKernel.Storage.Objects;

/// <summary>
/// Keeps one stream: one task reads, digests and cuts it, one a processor digests, compresses and writes chunks. At most
/// a few chunks are in memory.
/// </summary>
/// <param name="folders">The store's folders.</param>
/// <param name="sizes">The chunks' sizes.</param>
/// <param name="clock">The clock.</param>
internal sealed class ChunkPipeline(ObjectFolders folders, ChunkSizes sizes, TimeProvider clock)
{
    private readonly ChunkFiles _files = new(folders);
    private readonly ConcurrentDictionary<int, string> _digests = new();

    /// <summary>Keeps a stream.</summary>
    /// <param name="content">The bytes, from the stream's position to its end.</param>
    /// <param name="name">The name to record.</param>
    /// <param name="progress">Gets the number of bytes read so far; may be null.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<SnapshotFile> RunAsync(Stream content, string name, IProgress<long>? progress, CancellationToken cancellation)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        int workers = Math.Max(1, Environment.ProcessorCount);
        Channel<Piece> pieces = Channel.CreateBounded<Piece>(workers);
        Task<(long Length, string Sha256)> reading = Task.Run(() => CutAsync(content, pieces.Writer, progress, stop.Token), CancellationToken.None);
        Task[] writing = [.. Enumerable.Range(0, workers).Select(_ => Task.Run(() => WriteAsync(pieces.Reader, stop.Token), CancellationToken.None))];
        List<Task> running = [reading, .. writing];
        List<Exception> failures = [];
        while (running.Count > 0)
        {
            Task done = await Task.WhenAny(running).ConfigureAwait(false);
            running.Remove(done);
            if (!done.IsCompletedSuccessfully)
            {
                failures.AddRange(done.Exception?.InnerExceptions ?? []);
                await stop.CancelAsync().ConfigureAwait(false);
            }
        }

        cancellation.ThrowIfCancellationRequested();
        if (failures.Count > 0)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failures[0]);
        }

        (long length, string sha256) = await reading.ConfigureAwait(false);
        return new SnapshotFile(name, length, sha256, [.. Enumerable.Range(0, _digests.Count).Select(index => _digests[index])]);
    }

    private async Task<(long Length, string Sha256)> CutAsync(
        Stream content, ChannelWriter<Piece> pieces, IProgress<long>? progress, CancellationToken cancellation)
    {
        using IncrementalHash sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        ContentChunker chunker = new(sizes);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(2 * sizes.Maximum);
        try
        {
            long total = 0;
            int start = 0, end = 0, index = 0;
            bool more = true;
            while (more || start < end)
            {
                if (more && end - start < sizes.Maximum)
                {
                    buffer.AsSpan(start, end - start).CopyTo(buffer);
                    (start, end) = (0, end - start);
                    int read = await content.ReadAtLeastAsync(buffer.AsMemory(end), buffer.Length - end, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
                    more = read == buffer.Length - end;
                    sha.AppendData(buffer, end, read);
                    end += read;
                    total += read;
                    progress?.Report(total);
                    continue;
                }

                int length = chunker.Cut(buffer.AsSpan(start, end - start));
                byte[] piece = ArrayPool<byte>.Shared.Rent(length);
                buffer.AsSpan(start, length).CopyTo(piece);
                await pieces.WriteAsync(new Piece(index++, piece, length), cancellation).ConfigureAwait(false);
                start += length;
            }

            return (total, Convert.ToHexStringLower(sha.GetHashAndReset()));
        }
        finally
        {
            pieces.Complete();
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task WriteAsync(ChannelReader<Piece> pieces, CancellationToken cancellation)
    {
        using Compressor compressor = new(ChunkFormat.CompressionLevel);
        byte[] stored = ArrayPool<byte>.Shared.Rent(ChunkFormat.BufferLength(sizes.Maximum));
        try
        {
            await foreach (Piece piece in pieces.ReadAllAsync(cancellation).ConfigureAwait(false))
            {
                Keep(piece, compressor, stored);
                ArrayPool<byte>.Shared.Return(piece.Buffer);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(stored);
        }
    }

    private void Keep(Piece piece, Compressor compressor, byte[] stored)
    {
        ReadOnlySpan<byte> chunk = piece.Buffer.AsSpan(0, piece.Length);
        string digest = Convert.ToHexStringLower(SHA256.HashData(chunk));
        _digests[piece.Index] = digest;
        if (!_files.Freshen(digest, clock.GetUtcNow()))
        {
            int length = ChunkFormat.Write(chunk, compressor, stored);
            _files.Write(digest, stored.AsSpan(0, length));
        }
    }

    /// <summary>A chunk on its way.</summary>
    private readonly record struct Piece(int Index, byte[] Buffer, int Length);
}
