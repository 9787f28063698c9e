using System.Security.Cryptography;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Storage.Contents;
using MlopsNotebookKernel.Storage.Objects;

namespace MlopsNotebookKernel.Storage.Tests.Contents;

public sealed class SnapshotContentsTests : IDisposable
{
    private static readonly byte[] Content = "a,b\n1,2\n"u8.ToArray();

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Workspace Workspace => new(_folder.Path, _folder.Path, null);

    private ObjectStore Objects => new(Workspace, new LaterClock());

    [Fact]
    public async Task WriteAsync_StoreHasIt_TakesItFromThere()
    {
        SnapshotFile file = await Objects.PutAsync(new MemoryStream(Content), "a.csv", null, default);
        Assert.Equal(Content, await Write(Manifest(file)));
    }

    [Fact]
    public async Task WriteAsync_OnlyTheOriginHasIt_TakesItFromThere()
    {
        _folder.Write("data/a.csv", Content);
        Assert.Equal(Content, await Write(Manifest(Lost)));
    }

    [Fact]
    public async Task WriteAsync_OriginMovedInTheWorkspace_IsFoundByItsDigest()
    {
        _folder.Write("data/a.csv", "a,b\n9,9\n"u8);
        _folder.Write("archive/2001/jan.csv", Content);
        Assert.Equal(Content, await Write(Manifest(Lost)));
    }

    [Fact]
    public async Task WriteAsync_OnlyGitHasIt_TakesTheCommittedVersion()
    {
        BlobsStub blobs = new("data/a.csv", Content);
        Assert.Equal(Content, await Write(Manifest(Lost), blobs));
    }

    [Fact]
    public async Task WriteAsync_GitGivesOtherBytes_IsRefusedAndNothingStays()
    {
        BlobsStub blobs = new("data/a.csv", "a,b\n1,3\n"u8.ToArray());
        SnapshotException exception = await Assert.ThrowsAsync<SnapshotException>(() => Write(Manifest(Lost), blobs));
        Assert.Equal("MLOPS1312", exception.Code);
        Assert.False(File.Exists(_folder.Combine("out.csv")));
    }

    [Fact]
    public async Task WriteAsync_NowhereAtAll_SaysWhereToGetItAndNothingStays()
    {
        SnapshotException exception = await Assert.ThrowsAsync<SnapshotException>(() => Write(Manifest(Lost)));
        Assert.Equal("MLOPS1313", exception.Code);
        Assert.Contains("data/a.csv", exception.Remedy, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.Combine("out.csv")));
    }

    [Fact]
    public async Task WriteAsync_DamagedInTheStoreButCommitted_IsServedFromTheFile()
    {
        SnapshotFile file = await Objects.PutAsync(new MemoryStream(Content), "a.csv", null, default);
        Damage(file);
        _folder.Write("data/a.csv", Content);
        Assert.Equal(Content, await Write(Manifest(file)));
    }

    [Fact]
    public async Task WriteAsync_DamagedInTheStoreAndNowhereElse_SaysDamaged()
    {
        SnapshotFile file = await Objects.PutAsync(new MemoryStream(Content), "a.csv", null, default);
        Damage(file);
        Assert.Equal("MLOPS1311", (await Assert.ThrowsAsync<SnapshotException>(() => Write(Manifest(file)))).Code);
    }

    [Fact]
    public async Task FindOriginAsync_OriginOutsideTheWorkspace_IsNotRead()
    {
        using TemporaryFolder outside = new();
        string path = outside.Write("a.csv", Content);
        SnapshotManifest manifest = Manifest(Lost) with { Origin = Path.GetRelativePath(_folder.Path, path).Replace('\\', '/') };
        Assert.Null(await new SnapshotContents(Workspace, Objects, null).FindOriginAsync(manifest, manifest.Files[0], default));
    }

    private static SnapshotFile Lost => new(
        "a.csv", Content.Length, Convert.ToHexStringLower(SHA256.HashData(Content)), [Convert.ToHexStringLower(SHA256.HashData("gone"u8))]);

    private void Damage(SnapshotFile file)
    {
        string path = new ObjectFolders(Workspace.ObjectsFolder).Chunk(file.Chunks[0]);
        byte[] stored = File.ReadAllBytes(path);
        stored[^1] ^= 1;
        File.WriteAllBytes(path, stored);
    }

    private static SnapshotManifest Manifest(SnapshotFile file) => new(
        "january", file.Sha256, SnapshotKind.File, DateTimeOffset.UnixEpoch, "data/a.csv", [file], null, null, null);

    private async Task<byte[]> Write(SnapshotManifest manifest, IBlobSource? blobs = null)
    {
        string path = _folder.Combine("out.csv");
        await new SnapshotContents(Workspace, Objects, blobs).WriteAsync(manifest, manifest.Files[0], path, default);
        return File.ReadAllBytes(path);
    }

    private sealed class BlobsStub(string path, byte[] content) : IBlobSource
    {
        public Stream? Find(string repositoryRoot, string asked, long length, string sha256, CancellationToken cancellation) =>
            asked == path ? new MemoryStream(content) : null;
    }
}
