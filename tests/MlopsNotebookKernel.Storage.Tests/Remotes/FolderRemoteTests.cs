using MlopsNotebookKernel.Domain.Remotes;
using MlopsNotebookKernel.Storage.Remotes;

namespace MlopsNotebookKernel.Storage.Tests.Remotes;

public sealed class FolderRemoteTests : RemoteContractTests, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IRemote Open() => FolderRemote.Open(Address, create: true);

    protected override void Plant(string digest, byte[] bytes)
    {
        Open();
        _folder.Write($"share/chunks/{digest[..2]}/{digest}", bytes);
    }

    private RemoteAddress Address => RemoteAddress.Parse("share", _folder.Path);

    [Fact]
    public void Open_FolderThatIsNoRemote_IsRefusedAndLeftAlone()
    {
        _folder.Write("share/holiday.jpg", "x"u8);
        Assert.Equal("MLOPS2312", Assert.Throws<RemoteException>(Open).Code);
        Assert.Equal(["holiday.jpg"], Directory.EnumerateFileSystemEntries(_folder.Combine("share")).Select(Path.GetFileName));
    }

    [Fact]
    public void Open_ShareNotMounted_IsRefusedRatherThanFilled()
    {
        Directory.CreateDirectory(_folder.Combine("share"));
        Assert.Equal("MLOPS2312", Assert.Throws<RemoteException>(() => FolderRemote.Open(Address, create: false)).Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Combine("share")));
    }

    [Fact]
    public void Open_FolderIsGone_SaysSo() =>
        Assert.Equal("MLOPS2311", Assert.Throws<RemoteException>(() => FolderRemote.Open(Address, create: false)).Code);

    [Fact]
    public void Open_LaterVersion_AsksForAnUpdate()
    {
        _folder.Write("share/mlops-remote.json", """{"schema":"mlops.remote/2"}"""u8);
        Assert.Equal("MLOPS2313", Assert.Throws<RemoteException>(Open).Code);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("no JSON")]
    [InlineData("""{"schema":7}""")]
    public void Open_ForeignMarker_IsRefused(string marker)
    {
        _folder.Write("share/mlops-remote.json", System.Text.Encoding.UTF8.GetBytes(marker));
        Assert.Equal("MLOPS2312", Assert.Throws<RemoteException>(Open).Code);
    }

    [Fact]
    public async Task ReadAsync_LinkInPlaceOfAnObject_IsNotFollowed()
    {
        string secret = _folder.Write("secret", Content);
        IRemote remote = Open();
        Directory.CreateDirectory(_folder.Combine("share", "chunks", Digest[..2]));
        File.CreateSymbolicLink(_folder.Combine("share", "chunks", Digest[..2], Digest), secret);
        Assert.Equal("MLOPS2314", (await Assert.ThrowsAsync<RemoteException>(() => remote.ReadAsync(Digest, default))).Code);
        Assert.Empty(await remote.FindAsync([Digest], default));
    }

    [Fact]
    public async Task WriteAsync_FolderThatLinksElsewhere_WritesNothingThere()
    {
        string elsewhere = Directory.CreateDirectory(_folder.Combine("elsewhere")).FullName;
        IRemote remote = Open();
        Directory.CreateDirectory(_folder.Combine("share", "chunks"));
        Directory.CreateSymbolicLink(_folder.Combine("share", "chunks", Digest[..2]), elsewhere);
        Assert.Equal("MLOPS2316", (await Assert.ThrowsAsync<RemoteException>(() => remote.WriteAsync(Digest, Content, default))).Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere));
    }

    [Fact]
    public async Task ReadAsync_FileLargerThanAnyObject_IsNotRead()
    {
        IRemote remote = Open();
        Plant(Digest, []);
        using (FileStream huge = File.OpenWrite(_folder.Combine("share", "chunks", Digest[..2], Digest)))
        {
            huge.SetLength(1L << 33);
        }

        Assert.Equal("MLOPS2314", (await Assert.ThrowsAsync<RemoteException>(() => remote.ReadAsync(Digest, default))).Code);
    }

    [Fact]
    public async Task FindAsync_TruncatedByACrash_IsAsGoodAsMissing()
    {
        IRemote remote = Open();
        Plant(Digest, []);
        Assert.Empty(await remote.FindAsync([Digest], default));
    }

    [Fact]
    public async Task WriteAsync_Done_LeavesNoTemporaryFile()
    {
        await Open().WriteAsync(Digest, Content, default);
        Assert.Empty(Directory.EnumerateFiles(_folder.Combine("share", "tmp")));
    }

    [Fact]
    public async Task WriteAsync_LeftByAKilledPush_IsSweptOnceItIsOld()
    {
        IRemote remote = Open();
        string old = _folder.Write("share/tmp/old", "half"u8), young = _folder.Write("share/tmp/young", "half"u8);
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-2));
        await remote.WriteAsync(Digest, Content, default);
        Assert.Equal((false, true), (File.Exists(old), File.Exists(young)));
    }
}
