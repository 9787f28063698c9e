using System.Security.Cryptography;
using System.Text;
using MlopsNotebookKernel.Domain.Remotes;

namespace MlopsNotebookKernel.Storage.Tests.Remotes;

/// <summary>What every remote promises. A new remote's test inherits this and makes an empty remote; see FolderRemoteTests.</summary>
public abstract class RemoteContractTests
{
    protected static readonly byte[] Content = Encoding.UTF8.GetBytes("what was sent, longer than any header");

    protected static string Digest { get; } = Name("an object");

    /// <summary>The remote under test, empty at first; another call gives another view of the same place, as another process has.</summary>
    protected abstract IRemote Open();

    /// <summary>Puts bytes under an object's name as somebody would who does not keep the rules.</summary>
    protected abstract void Plant(string digest, byte[] bytes);

    protected static string Name(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public async Task FindAsync_EmptyRemote_FindsNothing() => Assert.Empty(await Open().FindAsync([Digest], default));

    [Fact]
    public async Task FindAsync_SomeAreThere_FindsJustThose()
    {
        await Open().WriteAsync(Digest, Content, default);
        Assert.Equal([Digest], await Open().FindAsync([Name("another"), Digest], default));
    }

    [Fact]
    public async Task ReadAsync_NotThere_GivesNull() => Assert.Null(await Open().ReadAsync(Digest, default));

    [Fact]
    public async Task ReadAsync_Written_GivesJustThoseBytes()
    {
        await Open().WriteAsync(Digest, Content, default);
        Assert.Equal(Content, await Open().ReadAsync(Digest, default));
    }

    [Fact]
    public async Task ReadAsync_LargeObject_ComesWhole()
    {
        byte[] large = RandomNumberGenerator.GetBytes(5 << 20);
        await Open().WriteAsync(Digest, large, default);
        Assert.Equal(large, await Open().ReadAsync(Digest, default));
    }

    [Fact]
    public async Task WriteAsync_WrittenBefore_HasTheLaterBytes()
    {
        Plant(Digest, [1, 2, 3]);
        await Open().WriteAsync(Digest, Content, default);
        Assert.Equal(Content, await Open().ReadAsync(Digest, default));
    }

    [Fact]
    public async Task WriteAsync_ManyAtOnce_EveryReaderSeesItWholeOrNotAtAll()
    {
        byte[] large = RandomNumberGenerator.GetBytes(1 << 20);
        using CancellationTokenSource written = new();
        Task reading = Task.Run(async () =>
        {
            while (!written.IsCancellationRequested)
            {
                byte[]? seen = await Open().ReadAsync(Digest, default);
                Assert.True(seen is null || seen.AsSpan().SequenceEqual(large));
            }
        });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Open().WriteAsync(Digest, large, default)));
        await written.CancelAsync();
        await reading;
        Assert.Equal(large, await Open().ReadAsync(Digest, default));
    }

    [Fact]
    public async Task WriteAsync_Cancelled_LeavesNothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Open().WriteAsync(Digest, Content, new CancellationToken(true)));
        Assert.Empty(await Open().FindAsync([Digest], default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../outside")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    public async Task WriteAsync_NameThatIsNoDigest_NeverReachesThePlace(string name)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Open().WriteAsync(name, Content, default));
        await Assert.ThrowsAsync<ArgumentException>(() => Open().ReadAsync(name, default));
        await Assert.ThrowsAsync<ArgumentException>(() => Open().FindAsync([name], default));
    }
}
