using MlopsNotebookKernel.Domain.Remotes;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Storage.Objects;
using MlopsNotebookKernel.Storage.Remotes;

namespace MlopsNotebookKernel.Storage.Tests.Remotes;

public sealed class ObjectTransferTests : IDisposable
{
    private readonly TemporaryFolder _here = new();
    private readonly TemporaryFolder _there = new();
    private readonly MemoryRemote _remote = new();

    public void Dispose()
    {
        _here.Dispose();
        _there.Dispose();
    }

    [Fact]
    public async Task PushThenPull_AnotherClone_HasTheVeryBytes()
    {
        (SnapshotFile file, byte[] content) = await Keep(_here, 40);
        TransferReport sent = await Transfer(_here).PushAsync(_remote, file.Chunks, null, default);
        TransferReport brought = await Transfer(_there).PullAsync(_remote, file.Chunks, null, default);
        using MemoryStream copy = new();
        await Store(_there).CopyToAsync(file, copy, default);
        Assert.Equal(content, copy.ToArray());
        Assert.Equal((file.Chunks.Count, file.Chunks.Count), (sent.Moved, brought.Moved));
    }

    [Fact]
    public async Task PushAsync_SecondTime_NothingTravels()
    {
        (SnapshotFile file, _) = await Keep(_here, 10);
        await Transfer(_here).PushAsync(_remote, file.Chunks, null, default);
        int writes = _remote.Writes;
        TransferReport again = await Transfer(_here).PushAsync(_remote, file.Chunks, null, default);
        Assert.Equal((0, 0L, file.Chunks.Count, writes), (again.Moved, again.Bytes, again.Present, _remote.Writes));
    }

    [Fact]
    public async Task PushAsync_StoppedInTheMiddle_GoesOnWhereItWas()
    {
        (SnapshotFile file, _) = await Keep(_here, 40);
        MemoryRemote failing = new() { Writing = writes => { if (writes > 10) { throw new RemoteException("MLOPS2315", "The network is gone.", "Wait."); } } };
        await Assert.ThrowsAsync<RemoteException>(() => Transfer(_here).PushAsync(failing, file.Chunks, null, default));
        int arrived = failing.Objects.Count;
        Assert.InRange(arrived, 1, file.Chunks.Count - 1);
        foreach ((string digest, byte[] stored) in failing.Objects)
        {
            _remote.Objects[digest] = stored;
        }

        TransferReport rest = await Transfer(_here).PushAsync(_remote, file.Chunks, null, default);
        Assert.Equal(file.Chunks.Count - arrived, rest.Moved);
        Assert.Equal(file.Chunks.Order(), _remote.Objects.Keys.Order());
    }

    [Fact]
    public async Task PushAsync_Cancelled_StopsAndKeepsWhatArrived()
    {
        (SnapshotFile file, _) = await Keep(_here, 40);
        using CancellationTokenSource stop = new();
        using ManualResetEventSlim stopped = new();
        MemoryRemote slow = new()
        {
            // Writers side by side with the third wait for it, or they could send all the rest before it gets to cancel.
            Writing = writes =>
            {
                if (writes == 3)
                {
                    stop.Cancel();
                    stopped.Set();
                }
                else if (writes > 3)
                {
                    Assert.True(stopped.Wait(TimeSpan.FromSeconds(20)));
                }
            },
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Transfer(_here).PushAsync(slow, file.Chunks, null, stop.Token));
        Assert.InRange(slow.Objects.Count, 1, file.Chunks.Count - 1);
    }

    [Fact]
    public async Task PushAsync_DamagedHere_IsNamedAndStays()
    {
        (SnapshotFile file, _) = await Keep(_here, 5);
        Damage(_here, file.Chunks[2]);
        TransferReport report = await Transfer(_here).PushAsync(_remote, file.Chunks, null, default);
        Assert.Equal([file.Chunks[2]], report.Damaged.Select(damage => damage.Digest));
        Assert.DoesNotContain(file.Chunks[2], _remote.Objects.Keys);
        Assert.Equal(file.Chunks.Count - 1, report.Moved);
    }

    [Fact]
    public async Task PullAsync_DamagedThere_IsNamedAndNeverEntersTheStore()
    {
        (SnapshotFile file, _) = await Keep(_here, 5);
        await Transfer(_here).PushAsync(_remote, file.Chunks, null, default);
        _remote.Objects[file.Chunks[1]] = [.. _remote.Objects[file.Chunks[1]].Reverse()];
        _remote.Objects[file.Chunks[3]] = _remote.Objects[file.Chunks[0]];
        TransferReport report = await Transfer(_there).PullAsync(_remote, file.Chunks, null, default);
        Assert.Equal(new[] { file.Chunks[1], file.Chunks[3] }.Order(), report.Damaged.Select(damage => damage.Digest));
        Assert.Equal(report.Damaged.Select(damage => damage.Digest), Transfer(_there).Absent(file.Chunks).Order());
    }

    [Fact]
    public async Task PullAsync_NotThere_IsMissing()
    {
        (SnapshotFile file, _) = await Keep(_here, 3);
        await Transfer(_here).PushAsync(_remote, [.. file.Chunks.Skip(1)], null, default);
        TransferReport report = await Transfer(_there).PullAsync(_remote, file.Chunks, null, default);
        Assert.Equal([file.Chunks[0]], report.Missing);
    }

    [Fact]
    public async Task PullAsync_SomeAreHere_OnlyTheRestTravels()
    {
        (SnapshotFile file, _) = await Keep(_here, 6);
        await Transfer(_here).PushAsync(_remote, file.Chunks, null, default);
        await Transfer(_there).PullAsync(_remote, [.. file.Chunks.Take(4)], null, default);
        int reads = _remote.Reads;
        TransferReport report = await Transfer(_there).PullAsync(_remote, file.Chunks, null, default);
        Assert.Equal((file.Chunks.Count - 4, file.Chunks.Count - 4), (report.Moved, _remote.Reads - reads));
    }

    [Fact]
    public async Task PushAsync_TwoAtOnceToOneFolder_BothSucceedAndAllIsWhole()
    {
        (SnapshotFile file, _) = await Keep(_here, 30);
        await Keep(_there, 30);
        RemoteAddress address = RemoteAddress.Parse("share", _here.Path);
        FolderRemote.Open(address, create: true);
        await Task.WhenAll(
            Transfer(_here).PushAsync(FolderRemote.Open(address, false), file.Chunks, null, default),
            Transfer(_there).PushAsync(FolderRemote.Open(address, false), file.Chunks, null, default));
        using TemporaryFolder third = new();
        TransferReport report = await Transfer(third).PullAsync(FolderRemote.Open(address, false), file.Chunks, null, default);
        Assert.Equal((file.Chunks.Count, 0), (report.Moved, report.Damaged.Count));
    }

    private static ObjectTransfer Transfer(TemporaryFolder folder) => new(folder.Workspace, TimeProvider.System);

    private static ObjectStore Store(TemporaryFolder folder) => new(folder.Workspace.ObjectsFolder, TimeProvider.System, new ChunkSizes(256, 1024, 4096));

    private static async Task<(SnapshotFile File, byte[] Content)> Keep(TemporaryFolder folder, int kilobytes)
    {
        byte[] content = new byte[kilobytes << 10];
        new Random(7).NextBytes(content);
        return (await Store(folder).PutAsync(new MemoryStream(content), "data.bin", null, default), content);
    }

    private static void Damage(TemporaryFolder folder, string digest)
    {
        string path = new ObjectFolders(folder.Workspace.ObjectsFolder).Chunk(digest);
        byte[] stored = File.ReadAllBytes(path);
        stored[^1] ^= 1;
        File.WriteAllBytes(path, stored);
    }
}
