using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Storage.Objects;
using MlopsNotebookKernel.Storage.Upkeep;

namespace MlopsNotebookKernel.Storage.Tests.Upkeep;

public sealed class ObjectInspectionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task InspectAsync_EveryWayToBeDamaged_IsFound()
    {
        string[] digests = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Keep($"content {i}, long enough not to be shorter than a header")));
        Rewrite(digests[0], bytes => bytes[..^1]);
        Rewrite(digests[1], bytes => [.. bytes[..^1], (byte)(bytes[^1] ^ 1)]);
        Rewrite(digests[2], _ => []);
        Rewrite(digests[3], _ => "no object at all, but long enough to be one"u8.ToArray());
        Rewrite(digests[4], bytes => [.. bytes[..4], 9, .. bytes[5..]]);
        InspectionReport report = await new ObjectInspection(_folder.Workspace).InspectAsync(null, default);
        Assert.Equal(digests[..5].Order(), report.Damaged.Select(damage => damage.Digest));
        Assert.Equal(6, report.Objects);
        Assert.Contains("later version", report.Damaged.Single(damage => damage.Digest == digests[4]).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InspectAsync_NoStore_IsSound() =>
        Assert.Empty((await new ObjectInspection(_folder.Workspace).InspectAsync(null, default)).Damaged);

    private async Task<string> Keep(string text)
    {
        SnapshotFile file = await new ObjectStore(_folder.Workspace, TimeProvider.System).PutAsync(
            new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), "x", null, default);
        return file.Chunks[0];
    }

    private void Rewrite(string digest, Func<byte[], byte[]> change)
    {
        string path = new ObjectFolders(_folder.Workspace.ObjectsFolder).Chunk(digest);
        File.WriteAllBytes(path, change(File.ReadAllBytes(path)));
    }
}
