using System.IO.Compression;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Storage.Digests;

namespace MlopsNotebookKernel.Storage.Tests.Digests;

public sealed class ArchiveDigestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task OfAsync_SameEntriesZippedOtherwise_IsTheSame()
    {
        string one = Zip("one.zip", CompressionLevel.Optimal, 2020, ("a.txt", "hello"), ("model/b.bin", "world"));
        string two = Zip("two.zip", CompressionLevel.NoCompression, 2024, ("model/b.bin", "world"), ("model/", ""), ("a.txt", "hello"));
        Assert.False(File.ReadAllBytes(one).AsSpan().SequenceEqual(File.ReadAllBytes(two)));
        Assert.Equal(await ArchiveDigest.OfAsync(one, default), await ArchiveDigest.OfAsync(two, default));
    }

    [Theory]
    [InlineData("a.txt", "hellO")]
    [InlineData("b.txt", "hello")]
    public async Task OfAsync_OtherContentOrName_Differs(string name, string content)
    {
        string one = Zip("one.zip", CompressionLevel.Optimal, 2020, ("a.txt", "hello"));
        string two = Zip("two.zip", CompressionLevel.Optimal, 2020, (name, content));
        Assert.NotEqual(await ArchiveDigest.OfAsync(one, default), await ArchiveDigest.OfAsync(two, default));
    }

    [Fact]
    public async Task OfAsync_CutShort_IsDamaged()
    {
        string path = Zip("one.zip", CompressionLevel.Optimal, 2020, ("a.txt", "hello"));
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^10]);
        Assert.True(ArchiveDigest.IsArchive(path));
        Assert.Equal("MLOPS1322", (await Assert.ThrowsAsync<SnapshotException>(() => ArchiveDigest.OfAsync(path, default))).Code);
    }

    [Fact]
    public async Task OfAsync_ExpandsToManyTimesItsSize_IsRefused()
    {
        // Deflate makes zeros a thousand times smaller.
        string path = Zip("bomb.zip", CompressionLevel.SmallestSize, 2020, ("a", new string('\0', 8 << 20)), ("b", new string('\0', 8 << 20)));
        Assert.Equal("MLOPS1323", (await Assert.ThrowsAsync<SnapshotException>(() => ArchiveDigest.OfAsync(path, 12 << 20, default))).Code);
        Assert.Equal(64, (await ArchiveDigest.OfAsync(path, default)).Length);
    }

    [Fact]
    public async Task OfAsync_NamesThatLeadElsewhere_AreNamesAlone()
    {
        string path = Zip("slip.zip", CompressionLevel.Optimal, 2020, ("../../slip.txt", "x"), ("/etc/slip", "x"), ("C:\\slip", "x"));
        Assert.Equal(64, (await ArchiveDigest.OfAsync(path, default)).Length);
        Assert.Single(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void IsArchive_OtherOrShortFile_IsFalse()
    {
        Assert.False(ArchiveDigest.IsArchive(_folder.Write("a.zip", "PK"u8)));
        Assert.False(ArchiveDigest.IsArchive(_folder.Write("b.zip", "hello"u8)));
        Assert.True(ArchiveDigest.IsArchive(Zip("empty.zip", CompressionLevel.Optimal, 2020)));
    }

    private string Zip(string name, CompressionLevel level, int year, params (string Name, string Content)[] entries)
    {
        string path = _folder.Combine(name);
        using ZipArchive archive = new(File.Create(path), ZipArchiveMode.Create);
        foreach ((string entryName, string content) in entries)
        {
            ZipArchiveEntry entry = archive.CreateEntry(entryName, level);
            entry.LastWriteTime = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using StreamWriter writer = new(entry.Open());
            writer.Write(content);
        }

        return path;
    }
}
