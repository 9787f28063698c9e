using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Storage.Digests;
using MlopsNotebookKernel.Storage.Tests.Manifests;

namespace MlopsNotebookKernel.Storage.Tests.Digests;

public sealed class TableDigestCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Find_AfterRemember_IsTheSameForThoseBytesAndThatExtension()
    {
        TableDigest digest = SampleManifests.Table("x").Table!;
        string sha256 = SampleManifests.Digest("bytes");
        TableDigestCache cache = new(_folder.Path);
        Assert.Null(cache.Find(sha256, ".csv"));
        cache.Remember(sha256, ".csv", digest);
        TableDigest found = Assert.IsType<TableDigest>(cache.Find(sha256, ".csv"));
        Assert.Equal(digest.Content, found.Content);
        Assert.Equal(digest.Columns, found.Columns);
        Assert.Null(cache.Find(sha256, ".parquet"));
        Assert.Null(cache.Find(SampleManifests.Digest("other"), ".csv"));
    }
}
