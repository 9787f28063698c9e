using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Storage.Objects;
using MlopsNotebookKernel.Storage.Upkeep;

namespace MlopsNotebookKernel.Storage.Tests.Upkeep;

public sealed class ObjectCollectionTests : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromDays(14);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Collect_CitedAndNot_RemovesOnlyWhatNothingCites()
    {
        string cited = await KeepOld("cited"), loose = await KeepOld("loose");
        CollectionReport report = Collect([cited]);
        Assert.Equal([loose], report.Collected.Select(item => item.Digest));
        Assert.Equal((true, false), (Exists(cited), Exists(loose)));
    }

    [Fact]
    public async Task Collect_NewObject_StaysForTheGracePeriod()
    {
        string young = await Keep("young");
        CollectionReport report = Collect([]);
        Assert.Equal((1, 0, true), (report.Young, report.Collected.Count, Exists(young)));
    }

    [Fact]
    public async Task Collect_DryRun_TellsTheSameAndRemovesNothing()
    {
        string loose = await KeepOld("loose");
        Leave("tmp/forgotten", days: 2);
        CollectionReport told = Collect([], isDryRun: true);
        Assert.Equal((1, 1, true), (told.Collected.Count, told.Leftovers, Exists(loose)));
        Assert.Equivalent(told, Collect([]));
    }

    [Fact]
    public async Task Collect_OldObjectThatAWriterReliesOnAgain_Stays()
    {
        string digest = await KeepOld("kept again");
        Assert.Equal(digest, await Keep("kept again"));
        Collect([]);
        Assert.True(Exists(digest));
    }

    [Fact]
    public async Task Collect_OldFileKeptAgainUnread_Stays()
    {
        string path = _folder.Write("data.csv", "a,b\n1,2\n"u8);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddDays(-40));
        ObjectStore store = new(_folder.Workspace, new LaterClock());
        SnapshotFile first = await store.PutFileAsync(path, "data.csv", null, default);
        Age(first.Chunks[0]);
        await store.PutFileAsync(path, "data.csv", null, default);
        Collect([]);
        Assert.True(Exists(first.Chunks[0]));
    }

    [Fact]
    public async Task Collect_WhileOthersWriteTheSame_LosesNothingTheyRelyOn()
    {
        byte[][] contents = [.. Enumerable.Range(0, 60).Select(i => System.Text.Encoding.UTF8.GetBytes($"content {i}, long enough to be kept"))];
        foreach (byte[] content in contents)
        {
            Age((await Store.PutAsync(new MemoryStream(content), "x", null, default)).Chunks[0]);
        }

        SnapshotFile[] kept = [];
        await Task.WhenAll(
            Task.Run(() => Collect([])),
            Task.Run(async () => kept = await Task.WhenAll(contents.Select(content => Store.PutAsync(new MemoryStream(content), "x", null, default)))));
        Assert.All(kept, file => Assert.True(Store.Contains(file)));
    }

    [Fact]
    public async Task Collect_ObjectThatAKilledCollectionHadTaken_IsPutBackFirst()
    {
        string digest = await KeepOld("taken");
        string path = Folders.Chunk(digest);
        File.Move(path, Path.Combine(Directory.CreateDirectory(Folders.Temporary).FullName, $"taken-{digest}"));
        Folders.SweepTemporary(DateTimeOffset.UtcNow.AddDays(60));
        Collect([digest]);
        Assert.True(File.Exists(path));
    }

    [Fact]
    public void Collect_Leftovers_GoOnceTheyAreOld()
    {
        string id = Guid.NewGuid().ToString("N");
        string[] old = ["tmp/abandoned", "tmp/folder/inner", $"cache/files/aa/x.json.{id}.tmp", "damaged/set-aside"];
        string[] young = ["tmp/working", $"cache/files/aa/y.json.{id}.tmp", "damaged/today", "cache/files/aa/entry.json"];
        foreach (string path in old)
        {
            Leave(path, days: 20);
        }

        foreach (string path in young)
        {
            Leave(path, days: 0);
        }

        string halfFact = _folder.Write($".mlops/pins/a.pin.json.{id}.tmp", "half"u8);
        File.SetLastWriteTimeUtc(halfFact, DateTime.UtcNow.AddDays(-2));
        Directory.SetLastWriteTimeUtc(Path.Combine(Folders.Root, "tmp", "folder"), DateTime.UtcNow.AddDays(-20));
        Assert.Equal(5, Collect([]).Leftovers);
        Assert.All(old, path => Assert.False(File.Exists(Path.Combine(Folders.Root, path)), path));
        Assert.All(young, path => Assert.True(File.Exists(Path.Combine(Folders.Root, path)), path));
        Assert.False(File.Exists(halfFact));
    }

    private ObjectFolders Folders => new(_folder.Workspace.ObjectsFolder);

    private ObjectStore Store => new(_folder.Workspace, TimeProvider.System);

    private CollectionReport Collect(HashSet<string> cited, bool isDryRun = false) =>
        new ObjectCollection(_folder.Workspace, TimeProvider.System).Collect(cited, Grace, isDryRun, default);

    private async Task<string> Keep(string text) =>
        (await Store.PutAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), "x", null, default)).Chunks[0];

    private async Task<string> KeepOld(string text)
    {
        string digest = await Keep(text);
        Age(digest);
        return digest;
    }

    private void Age(string digest) => File.SetLastWriteTimeUtc(Folders.Chunk(digest), DateTime.UtcNow.AddDays(-30));

    private bool Exists(string digest) => File.Exists(Folders.Chunk(digest));

    private void Leave(string path, int days)
    {
        string full = Path.Combine(Folders.Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, "left");
        File.SetLastWriteTimeUtc(full, DateTime.UtcNow.AddDays(-days));
    }
}
