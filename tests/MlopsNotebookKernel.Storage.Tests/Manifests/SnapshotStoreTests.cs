using System.Text;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Storage.Manifests;

namespace MlopsNotebookKernel.Storage.Tests.Manifests;

public sealed class SnapshotStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private SnapshotStore Store => new(_folder.Workspace);

    [Fact]
    public void Add_Table_ReadsBackTheSame()
    {
        SnapshotManifest manifest = SampleManifests.Table("january");
        Store.Add(manifest);
        SnapshotManifest read = Store.Find("january");
        Assert.Equal(SnapshotManifestJson.Write(manifest), SnapshotManifestJson.Write(read));
        Assert.Equal(manifest.Note, read.Note);
        Assert.Equal(manifest.Created, read.Created);
        Assert.Equal(manifest.Table!.Columns, read.Table!.Columns);
    }

    [Fact]
    public void Heads_GoodAndDamagedManifests_SayOfTheGoodOnesWhatTheyHoldNewestFirst()
    {
        SnapshotManifest table = Store.Add(SampleManifests.Table("january"));
        SnapshotManifest file = Store.Add(SampleManifests.File("model", "x", day: 28) with { Note = "later" });
        File.WriteAllText(PathOf(Store.Add(SampleManifests.File("torn", "y"))), "{ \"kind\": \"file\", \"created\": tor");
        File.WriteAllText(PathOf(Store.Add(SampleManifests.File("odd", "z"))), "{ \"kind\": 7, \"created\": [] }");
        SnapshotManifest[] expected = [.. new[] { table, file }.OrderByDescending(manifest => manifest.Created)];

        Assert.Equal(
            expected.Select(manifest => new SnapshotHead(manifest.Name, manifest.Id, manifest.Kind, manifest.Created, manifest.Table?.Rows, manifest.Note)),
            Store.Heads());
    }

    [Fact]
    public void Heads_ManifestOfManyChunks_LeavesOutWhatStandsFurtherDown()
    {
        SnapshotManifest table = SampleManifests.Table("january");
        SnapshotManifest large = Store.Add(table with { Files = [table.Files[0] with { Chunks = [.. Enumerable.Repeat(new string('a', 64), 2_000)] }] });

        Assert.Equal(new SnapshotHead("january", large.Id, "table", large.Created, null, large.Note), Assert.Single(Store.Heads()));
    }

    [Fact]
    public void Add_Manifest_WritesIndentedJsonWithLineFeeds()
    {
        SnapshotManifest manifest = Store.Add(SampleManifests.File("model", "x"));
        string text = File.ReadAllText(PathOf(manifest));
        Assert.StartsWith("{\n  \"schema\": \"mlops.snapshot/1\",\n  \"name\": \"model\",\n", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
    }

    [Fact]
    public void Add_KnownContent_KeepsTheEarlierManifest()
    {
        SnapshotManifest first = Store.Add(SampleManifests.File("model", "x"));
        byte[] before = File.ReadAllBytes(PathOf(first));
        SnapshotManifest second = Store.Add(SampleManifests.File("model", "x", day: 5) with { Note = "later" });
        Assert.Equal(first.Created, second.Created);
        Assert.Null(second.Note);
        Assert.Equal(before, File.ReadAllBytes(PathOf(first)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("January")]
    [InlineData("../evil")]
    [InlineData("-x")]
    [InlineData("con")]
    [InlineData("a b")]
    [InlineData("ümlaut")]
    public void Add_NameThatIsNone_IsRefused(string name) => Assert.Equal(
        "MLOPS1307", Assert.Throws<SnapshotException>(() => Store.Add(SampleManifests.File("a", "x") with { Name = name })).Code);

    [Fact]
    public void Find_Name_GivesTheNewest()
    {
        Store.Add(SampleManifests.File("model", "new", day: 2));
        Store.Add(SampleManifests.File("model", "old", day: 1));
        Assert.Equal(SampleManifests.Digest("new"), Store.Find("model").Id);
        Assert.Equal(["new", "old"], Store.All().Select(manifest => manifest.Id == SampleManifests.Digest("new") ? "new" : "old"));
    }

    [Fact]
    public void Find_NameWithIdOrIdAlone_TakesAnyPrefix()
    {
        SnapshotManifest old = Store.Add(SampleManifests.File("model", "old"));
        Store.Add(SampleManifests.File("model", "new", day: 1));
        Assert.Equal(old.Id, Store.Find($"model@{old.ShortId}").Id);
        Assert.Equal(old.Id, Store.Find(old.Id).Id);
        Assert.Equal(old.Id, Store.Find(old.Id[..6]).Id);
        Assert.Equal(old.Id, Store.Find(old.Id[..6].ToUpperInvariant()).Id);
    }

    [Fact]
    public void Find_UnknownName_OffersTheNearest()
    {
        Store.Add(SampleManifests.File("january", "x"));
        Store.Add(SampleManifests.File("march", "y"));
        SnapshotException exception = Assert.Throws<SnapshotException>(() => Store.Find("januray"));
        Assert.Equal(SnapshotException.Unknown, exception.Code);
        Assert.Contains("Did you mean january?", exception.Remedy, StringComparison.Ordinal);
        Assert.Contains("march", exception.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_UnknownIdOfAKnownName_ListsItsIds()
    {
        SnapshotManifest kept = Store.Add(SampleManifests.File("january", "x"));
        SnapshotException exception = Assert.Throws<SnapshotException>(() => Store.Find("january@00000000"));
        Assert.Contains($"january@{kept.ShortId}", exception.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_NothingKept_SaysHowToKeep() =>
        Assert.Contains("#!mlops-snapshot", Assert.Throws<SnapshotException>(() => Store.Find("january")).Remedy, StringComparison.Ordinal);

    [Fact]
    public void Find_AmbiguousId_ListsWhatFits()
    {
        // Two contents whose digests begin with the same four digits.
        Dictionary<string, string> seen = [];
        string first = "", second = "";
        for (int i = 0; second.Length == 0; i++)
        {
            string prefix = SampleManifests.Digest($"content {i}")[..4];
            if (!seen.TryAdd(prefix, $"content {i}"))
            {
                (first, second) = (seen[prefix], $"content {i}");
            }
        }

        SnapshotManifest one = Store.Add(SampleManifests.File("one", first));
        SnapshotManifest two = Store.Add(SampleManifests.File("two", second));
        SnapshotException exception = Assert.Throws<SnapshotException>(() => Store.Find(one.Id[..4]));
        Assert.Equal(SnapshotException.Ambiguous, exception.Code);
        Assert.Contains($"one@{one.ShortId}", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"two@{two.ShortId}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_SameContentUnderTwoNames_IsNotAmbiguous()
    {
        SnapshotManifest one = Store.Add(SampleManifests.File("one", "x"));
        Store.Add(SampleManifests.File("two", "x", day: 1));
        Assert.Equal("one", Store.Find(one.Id[..10]).Name);
    }

    [Theory]
    [InlineData("MLOPS1303", "{")]
    [InlineData("MLOPS1303", "")]
    [InlineData("MLOPS1303", "[]")]
    [InlineData("MLOPS1303", "{\"schema\": \"mlops.pin/1\"}")]
    [InlineData("MLOPS1303", "{\"schema\": \"mlops.snapshot/1\"}")]
    [InlineData("MLOPS1304", "{\"schema\": \"mlops.snapshot/2\", \"new\": true}")]
    [InlineData("MLOPS1305", "{\n<<<<<<< HEAD\n  \"schema\": \"mlops.snapshot/1\"\n=======\n>>>>>>> other\n}")]
    public void Find_FileThatIsNoManifest_SaysWhatIsWrong(string code, string text)
    {
        SnapshotManifest manifest = Store.Add(SampleManifests.File("model", "x"));
        File.WriteAllText(PathOf(manifest), text);
        SnapshotException exception = Assert.Throws<SnapshotException>(() => Store.Find("model"));
        Assert.Equal(code, exception.Code);
        Assert.Contains(".mlops/snapshots/model/", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"kind\": \"file\"", "\"kind\": \"thing\"")]
    [InlineData("\"kind\": \"file\"", "\"kind\": \"table\"")]
    [InlineData("\"path\": \"model.bin\"", "\"path\": \"../model.bin\"")]
    [InlineData("\"path\": \"model.bin\"", "\"path\": \"/etc/passwd\"")]
    [InlineData("\"path\": \"model.bin\"", "\"path\": \"C:/x\"")]
    [InlineData("\"length\": 3", "\"length\": -3")]
    [InlineData("\"length\": 3", "\"length\": 3.5")]
    [InlineData("\"created\": \"2026", "\"created\": \"day")]
    [InlineData("\"origin\": \"data/model.bin\"", "\"origin\": null")]
    public void Find_PartThatIsWrong_IsMalformed(string part, string wrong)
    {
        SnapshotManifest manifest = Store.Add(SampleManifests.File("model", "x"));
        string text = File.ReadAllText(PathOf(manifest));
        Assert.Contains(part, text, StringComparison.Ordinal);
        File.WriteAllText(PathOf(manifest), text.Replace(part, wrong, StringComparison.Ordinal));
        Assert.Equal("MLOPS1303", Assert.Throws<SnapshotException>(() => Store.Find("model")).Code);
    }

    [Fact]
    public void Find_DeepNesting_IsMalformed()
    {
        SnapshotManifest manifest = Store.Add(SampleManifests.File("model", "x"));
        File.WriteAllText(PathOf(manifest), new StringBuilder().Insert(0, "[", 100_000).ToString());
        Assert.Equal("MLOPS1303", Assert.Throws<SnapshotException>(() => Store.Find("model")).Code);
    }

    [Fact]
    public void Find_ManifestMovedToAnotherName_IsRefused()
    {
        SnapshotManifest manifest = Store.Add(SampleManifests.File("model", "x"));
        string moved = _folder.Combine(".mlops", "snapshots", "other", $"{manifest.Id}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(moved)!);
        File.Copy(PathOf(manifest), moved);
        Assert.Equal("MLOPS1308", Assert.Throws<SnapshotException>(() => Store.Find("other")).Code);
    }

    [Fact]
    public void All_OtherFilesBesideManifests_AreLeftAlone()
    {
        SnapshotManifest manifest = Store.Add(SampleManifests.File("model", "x"));
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(PathOf(manifest))!, "README.json"), "hello");
        Directory.CreateDirectory(_folder.Combine(".mlops", "snapshots", "Not A Name"));
        Assert.Single(Store.All());
    }

    private string PathOf(SnapshotManifest manifest) =>
        _folder.Combine(".mlops", "snapshots", manifest.Name, $"{manifest.Id}.json");
}
