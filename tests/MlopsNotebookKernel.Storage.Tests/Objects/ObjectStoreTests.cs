using System.Security.Cryptography;
using CsCheck;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Storage.Objects;

namespace MlopsNotebookKernel.Storage.Tests.Objects;

public sealed class ObjectStoreTests : IDisposable
{
    private static readonly ChunkSizes Small = new(128, 1024, 4096);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private ObjectStore Store => new(_folder.Combine("store"), new LaterClock(), Small);

    private ObjectFolders Folders => new(_folder.Combine("store"));

    [Fact]
    public async Task PutAsync_AnyContent_ComesBackByteForByte() => await Gen.Select(Gen.Int[0, 60_000], Gen.Int[1, 256], Gen.Int).SampleAsync(
        async (length, values, seed) =>
        {
            byte[] content = Bytes(length, seed, values);
            SnapshotFile file = await Store.PutAsync(new MemoryStream(content), "data.bin", null, default);
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), file.Sha256);
            Assert.Equal(length, file.Length);
            Assert.True(Store.Contains(file));
            Assert.Equal(content, await Restore(file));
        },
        iter: 60);

    [Fact]
    public async Task PutAsync_EmptyContent_HasNoChunks()
    {
        SnapshotFile file = await Store.PutAsync(new MemoryStream(), "empty", null, default);
        Assert.Empty(file.Chunks);
        Assert.True(Store.Contains(file));
        Assert.Empty(await Restore(file));
    }

    [Fact]
    public async Task PutAsync_LargerThanItsBuffer_ReadsToTheEndAndReportsProgress()
    {
        byte[] content = Bytes(20 << 20, 3, 256);
        RecordedProgress progress = new();
        ObjectStore store = new(_folder.Workspace, TimeProvider.System);
        SnapshotFile file = await store.PutAsync(new MemoryStream(content), "data", progress, default);
        Assert.Equal(content.Length, progress.Values[^1]);
        Assert.InRange(file.Chunks.Count, 5, 80);
        using MemoryStream restored = new();
        await store.CopyToAsync(file, restored, default);
        Assert.True(restored.ToArray().AsSpan().SequenceEqual(content));
    }

    [Fact]
    public async Task PutAsync_SameContentAgain_WritesNothing()
    {
        byte[] content = Bytes(50_000, 1, 256);
        SnapshotFile first = await Store.PutAsync(new MemoryStream(content), "a", null, default);
        Dictionary<string, DateTime> before = ChunkTimes();
        SnapshotFile second = await Store.PutAsync(new MemoryStream(content), "b", null, default);
        Assert.Equal(first.Chunks, second.Chunks);
        Assert.Equal(before, ChunkTimes());
    }

    [Fact]
    public async Task PutAsync_CompressibleContent_TakesLessSpaceAndNoiseNoMoreThanHeaders()
    {
        SnapshotFile text = await Store.PutAsync(new MemoryStream(Bytes(100_000, 1, 4)), "text", null, default);
        long textSize = text.Chunks.Distinct().Sum(chunk => new FileInfo(Folders.Chunk(chunk)).Length);
        SnapshotFile noise = await Store.PutAsync(new MemoryStream(Bytes(100_000, 2, 256)), "noise", null, default);
        long noiseSize = noise.Chunks.Distinct().Sum(chunk => new FileInfo(Folders.Chunk(chunk)).Length);
        Assert.InRange(textSize, 1, 50_000);
        Assert.InRange(noiseSize, 100_000, 100_000 + (16 * noise.Chunks.Count));
    }

    [Fact]
    public async Task PutAsync_ManyWritersOfTheSameContent_AllSucceed()
    {
        byte[] content = Bytes(200_000, 5, 50);
        SnapshotFile[] files = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Task.Run(() => Store.PutAsync(new MemoryStream(content), "x", null, default))));
        Assert.Single(files.Select(file => string.Join(",", file.Chunks)).Distinct());
        Assert.Equal(content, await Restore(files[0]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folders.Temporary));
    }

    [Fact]
    public async Task PutAsync_Cancelled_LeavesNothingHalfWritten()
    {
        using CancellationTokenSource stop = new();
        using StoppingStream content = new(Bytes(400_000, 9, 256), 100_000, stop);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.PutAsync(content, "x", null, stop.Token));
        Assert.True(!Directory.Exists(Folders.Temporary) || !Directory.EnumerateFileSystemEntries(Folders.Temporary).Any());
    }

    [Fact]
    public async Task PutAsync_SourceThrows_SaysSo()
    {
        using StoppingStream content = new(Bytes(400_000, 9, 256), 100_000, null);
        await Assert.ThrowsAsync<EndOfStreamException>(() => Store.PutAsync(content, "x", null, default));
    }

    [Fact]
    public async Task CopyToAsync_ChunkGone_NamesItWithRemedy()
    {
        SnapshotFile file = await Store.PutAsync(new MemoryStream(Bytes(20_000, 1, 256)), "flights.csv", null, default);
        File.Delete(Folders.Chunk(file.Chunks[1]));
        Assert.False(Store.Contains(file));
        SnapshotException exception = await Assert.ThrowsAsync<SnapshotException>(() => Restore(file));
        Assert.Equal("MLOPS1310", exception.Code);
        Assert.Contains("flights.csv", exception.Message, StringComparison.Ordinal);
        Assert.NotEmpty(exception.Remedy);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(40)]
    public async Task CopyToAsync_ByteOfAChunkChanged_IsFoundAndHealedByKeepingAgain(int place)
    {
        byte[] content = Bytes(20_000, 1, 20);
        SnapshotFile file = await Store.PutAsync(new MemoryStream(content), "flights.csv", null, default);
        string path = Folders.Chunk(file.Chunks[0]);
        byte[] stored = File.ReadAllBytes(path);
        stored[place] ^= 0x55;
        File.WriteAllBytes(path, stored);
        SnapshotException exception = await Assert.ThrowsAsync<SnapshotException>(() => Restore(file));
        Assert.Contains(exception.Code, place == 4 ? ["MLOPS1304"] : new[] { "MLOPS1311" });
        if (place != 4)
        {
            await Store.PutAsync(new MemoryStream(content), "flights.csv", null, default);
            Assert.Equal(content, await Restore(file));
        }
    }

    [Fact]
    public async Task CopyToAsync_ChunkCutShort_IsDamage()
    {
        SnapshotFile file = await Store.PutAsync(new MemoryStream(Bytes(20_000, 1, 20)), "x", null, default);
        string path = Folders.Chunk(file.Chunks[0]);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^7]);
        Assert.Equal("MLOPS1311", (await Assert.ThrowsAsync<SnapshotException>(() => Restore(file))).Code);
    }

    [Fact]
    public async Task CopyToAsync_ChunksInAnotherOrder_IsRefused()
    {
        SnapshotFile file = await Store.PutAsync(new MemoryStream(Bytes(20_000, 1, 256)), "x", null, default);
        SnapshotFile turned = file with { Chunks = [.. file.Chunks.Reverse()] };
        Assert.Equal("MLOPS1312", (await Assert.ThrowsAsync<SnapshotException>(() => Restore(turned))).Code);
    }

    [Theory]
    [InlineData("../../../../etc/passwd")]
    [InlineData("")]
    [InlineData("AA")]
    public async Task Contains_DigestThatIsNone_IsRefusedBeforeItBecomesAPath(string digest)
    {
        SnapshotFile file = await Store.PutAsync(new MemoryStream(Bytes(10, 1, 256)), "x", null, default);
        Assert.Throws<SnapshotException>(() => Store.Contains(file with { Chunks = [digest] }));
    }

    [Fact]
    public async Task PutFileAsync_UnchangedFile_IsNotReadAgain()
    {
        string path = _folder.Write("a.csv", Bytes(30_000, 1, 256));
        SnapshotFile first = await Store.PutFileAsync(path, "a.csv", null, default);
        RecordedProgress progress = new();
        SnapshotFile second = await Store.PutFileAsync(path, "renamed.csv", progress, default);
        Assert.Empty(progress.Values);
        Assert.Equal(first.Chunks, second.Chunks);
        Assert.Equal("renamed.csv", second.Path);
        Assert.Equal(first.Sha256, await Store.DigestFileAsync(path, progress, default));
        Assert.Empty(progress.Values);
    }

    [Fact]
    public async Task PutFileAsync_UnchangedFileWhoseChunksWereLost_IsKeptAgain()
    {
        string path = _folder.Write("a.csv", Bytes(30_000, 1, 256));
        SnapshotFile first = await Store.PutFileAsync(path, "a.csv", null, default);
        File.Delete(Folders.Chunk(first.Chunks[0]));
        await Store.PutFileAsync(path, "a.csv", null, default);
        Assert.True(Store.Contains(first));
    }

    [Fact]
    public async Task DigestFileAsync_RewrittenWithSameLengthAndTime_SeesTheChange()
    {
        string path = _folder.Write("a.csv", Bytes(1000, 1, 256));
        DateTime time = File.GetLastWriteTimeUtc(path);
        ObjectStore store = new(_folder.Combine("store"), TimeProvider.System, Small);
        string first = await store.DigestFileAsync(path, null, default);
        File.WriteAllBytes(path, Bytes(1000, 2, 256));
        File.SetLastWriteTimeUtc(path, time);
        Assert.NotEqual(first, await store.DigestFileAsync(path, null, default));
    }

    [Fact]
    public async Task DigestFileAsync_SettledFileRewrittenWithItsOldTime_SeesTheChangeOnLinux()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        string path = _folder.Write("a.csv", Bytes(1000, 1, 256));
        File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        string first = await Store.DigestFileAsync(path, null, default);
        File.WriteAllBytes(path, Bytes(1000, 2, 256));
        File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.NotEqual(first, await Store.DigestFileAsync(path, null, default));
    }

    [Fact]
    public async Task DigestFileAsync_DamagedCache_ReadsTheFile()
    {
        string path = _folder.Write("a.csv", Bytes(1000, 1, 256));
        string first = await Store.DigestFileAsync(path, null, default);
        foreach (string entry in Directory.EnumerateFiles(Folders.Cache, "*.json", SearchOption.AllDirectories))
        {
            File.WriteAllText(entry, "{\"schema\":\"mlops.file-cache/1\",");
        }

        Assert.Equal(first, await Store.DigestFileAsync(path, null, default));
    }

    [Fact]
    public async Task PutFileAsync_MissingFile_IsSnapshotException() => Assert.Equal(
        "MLOPS1327",
        (await Assert.ThrowsAsync<SnapshotException>(() => Store.PutFileAsync(_folder.Combine("none.csv"), "x", null, default))).Code);

    [Fact]
    public async Task PutAsync_LeftoversOfACrash_AreSwept()
    {
        Directory.CreateDirectory(Folders.Temporary);
        string old = Path.Combine(Folders.Temporary, "old");
        File.WriteAllText(old, "x");
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-3));
        string fresh = Path.Combine(Folders.Temporary, "fresh");
        File.WriteAllText(fresh, "x");
        await Store.PutAsync(new MemoryStream(), "x", null, default);
        Assert.False(File.Exists(old));
        Assert.True(File.Exists(fresh));
    }

    private async Task<byte[]> Restore(SnapshotFile file)
    {
        using MemoryStream stream = new();
        await Store.CopyToAsync(file, stream, default);
        return stream.ToArray();
    }

    private Dictionary<string, DateTime> ChunkTimes() => Directory
        .EnumerateFiles(_folder.Combine("store", "chunks"), "*", SearchOption.AllDirectories)
        .ToDictionary(file => file, File.GetLastWriteTimeUtc);

    private static byte[] Bytes(int length, int seed, int values)
    {
        Random random = new(seed);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++)
        {
            bytes[i] = (byte)random.Next(values);
        }

        return bytes;
    }

    /// <summary>Stops half-way: by cancelling, or by failing.</summary>
    private sealed class StoppingStream(byte[] content, int stopAt, CancellationTokenSource? cancel) : MemoryStream(content)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position >= stopAt)
            {
                if (cancel is null)
                {
                    throw new EndOfStreamException();
                }

                await cancel.CancelAsync();
                cancellationToken.ThrowIfCancellationRequested();
            }

            return await base.ReadAsync(buffer.Length > 4096 ? buffer[..4096] : buffer, cancellationToken);
        }
    }
}
