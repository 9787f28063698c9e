using System.Globalization;
using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Commands.Completion;
using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Assistance;

namespace MlopsNotebookKernel.Commands.Tests.Completion;

/// <summary>What is offered where <c>|</c> stands in a line.</summary>
public sealed class MagicCompletionTests : IDisposable
{
    private readonly DataRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData("#!mlops-sn|", "#!mlops-snapshot")]
    [InlineData("#!mlops-MET|", "#!mlops-metric")]
    [InlineData("#!mlops-hel|", "#!mlops-help")]
    [InlineData("#!mlops-dec|", "#!mlops-decide #!mlops-decisions")]
    public async Task Complete_Verb_OffersThoseThatFit(string line, string expected) =>
        Assert.Equal(expected, await TextsAsync(line));

    [Fact]
    public async Task Complete_MagicMarkAlone_OffersEveryVerbOfNotebooks()
    {
        string[] offered = (await TextsAsync("  #!|")).Split(' ');

        Assert.Equal(
            CommandCatalogue.All.Where(definition => definition.Doors.HasFlag(CommandDoors.Notebook)).Select(definition => $"#!mlops-{definition.Verb}").Append("#!mlops-help"),
            offered);
    }

    [Fact]
    public async Task Complete_InsideWord_ReplacesTheWholeWord()
    {
        CompletionOffer offer = await OfferAsync("#!mlops-dr|xx --baseline a");

        Assert.Equal((0, 12), (offer.Start, offer.End));
        Assert.Equal("#!mlops-drift", Assert.Single(offer.Items).Text);
    }

    [Theory]
    [InlineData("#!mlops-restore flights --|", "--to --as --force")]
    [InlineData("#!mlops-restore flights --force --|", "--to --as")]
    [InlineData("#!mlops-restore flights --t| --as x", "--to")]
    [InlineData("#!mlops-restore flights --| --as x", "--to --force")]
    public async Task Complete_Options_AreThoseNotGivenYet(string line, string expected) =>
        Assert.Equal(expected, await TextsAsync(line));

    [Fact]
    public async Task Complete_RequiredOptions_ComeFirstAndRepeatingOnesStay()
    {
        string[] offered = (await TextsAsync("#!mlops-drift --columns dep_hour --|")).Split(' ');

        Assert.Equal(["--baseline", "--current"], offered[..2]);
        Assert.Contains("--columns", offered);
    }

    [Theory]
    [InlineData("#!mlops-metric recall --better |", "higher lower")]
    [InlineData("#!mlops-metric recall --better=l|", "lower")]
    [InlineData("#!mlops-metric recall --better h| --value 1", "higher")]
    public async Task Complete_Choices_AreOffered(string line, string expected) => Assert.Equal(expected, await TextsAsync(line));

    [Fact]
    public async Task Complete_Snapshots_OfferNamesAndThenIds()
    {
        string id = await SnapshotAsync("flights.csv", "a,b\n1,2\n");

        Assert.Equal($"flights flights@{id}", await TextsAsync("#!mlops-restore fl|"));
        Assert.Equal($"flights@{id}", await TextsAsync("#!mlops-drift --baseline flights@|"));
    }

    [Fact]
    public async Task Complete_Columns_AreThoseOfTheDataInTheLine()
    {
        await SnapshotAsync("kept.csv", "a,b\n1,2\n");
        _rig.Write("now.csv", "a,day of week\n1,2\n");
        _rig.Session.Set("rows", new[] { new { Carrier = "AA", Delay = 4 } });

        Assert.Equal("a b", await TextsAsync("#!mlops-drift --baseline kept --class |"));
        Assert.Equal("a b \"day of week\"", await TextsAsync("#!mlops-drift --baseline kept --current now.csv --by |"));
        Assert.Equal("Carrier Delay", await TextsAsync("#!mlops-drift --current @rows --columns |"));
    }

    [Fact]
    public async Task Complete_SeveralColumns_OffersTheRestAfterTheComma()
    {
        _rig.Write("now.csv", "alpha,beta,gamma\n1,2,3\n");

        CompletionOffer offer = await OfferAsync("#!mlops-drift --current now.csv --columns alpha,|");

        Assert.Equal(["beta", "gamma"], offer.Items.Select(item => item.Text));
        Assert.Equal("#!mlops-drift --current now.csv --columns alpha,".Length, offer.Start);
    }

    [Fact]
    public async Task Complete_Data_OffersTablesOfTheSessionThenDataThenFolders()
    {
        _rig.Write("b.csv", "a\n1\n");
        _rig.Write("a.txt", "text");
        _rig.Write("old data/c.parquet", "x");
        _rig.Write(".hidden/d.csv", "x");
        _rig.Write("bin/e.csv", "x");
        _rig.Session.Set("flights", new[] { new { Delay = 1 } });
        _rig.Session.Set("threshold", 0.5);

        Assert.Equal("@flights b.csv \"old data/\" a.txt", string.Join(' ', (await OfferAsync("#!mlops-snapshot |")).Items
            .Select(item => item.Text).TakeWhile(text => !text.StartsWith("--", StringComparison.Ordinal))));
        Assert.Equal("@flights", await TextsAsync("#!mlops-snapshot @|"));
        Assert.Equal("\"old data/c.parquet\"", await TextsAsync("#!mlops-snapshot \"old data/|"));
    }

    [Fact]
    public async Task Complete_Notebooks_LeaveOutOtherFiles()
    {
        _rig.Write("a.ipynb", "{}");
        _rig.Write("b.dib", "");
        _rig.Write("c.csv", "");

        Assert.Equal("a.ipynb b.dib", string.Join(' ', (await OfferAsync("#!mlops-pin |")).Items
            .Where(item => item.Kind == "path").Select(item => item.Text)));
    }

    [Fact]
    public async Task Complete_TextWithAt_OffersEveryVariable()
    {
        _rig.Session.Set("auc", 0.7);

        Assert.Equal("@auc", await TextsAsync("#!mlops-metric auc --value @|"));
    }

    [Theory]
    [InlineData("int x = 1;|")]
    [InlineData("#!mlops-nothing --|")]
    [InlineData("#!time|")]
    [InlineData("#!mlops-decide \"a title\" --choice |")]
    [InlineData("#!mlops-snapshot //server/share/|")]
    [InlineData(@"#!mlops-snapshot \\server\share\|")]
    [InlineData("#!mlops-snapshot no/such/folder/|")]
    public async Task Complete_NothingFits_OffersNothing(string line) => Assert.Empty((await OfferAsync(line)).Items);

    [Fact]
    public async Task Complete_Remotes_AreThoseOfTheConfiguration()
    {
        _rig.Write(".mlops/config.json", """{ "schema": "mlops.config/1", "remotes": { "lab": { "address": "../lab" }, "office": { "address": "/mnt/office" } } }""");

        Assert.Equal("lab office", await TextsAsync("#!mlops-push --remote |"));
        Assert.Equal("lab", await TextsAsync("#!mlops-pull --remote l|"));
    }

    [Fact]
    public async Task Complete_DamagedManifest_OffersNothingInsteadOfFailing()
    {
        _rig.Write(".mlops/snapshots/flights/" + new string('a', 64) + ".json", "{ damaged");

        Assert.DoesNotContain((await OfferAsync("#!mlops-restore |")).Items, item => item.Kind == "snapshot");
    }

    [Fact]
    public async Task Complete_HostileColumnNames_AreNotWrittenIntoLines()
    {
        _rig.Write("now.jsonl", "{\"good\":1,\"a\\n#!mlops-restore x\":2,\"b\\\"c\":3}\n");

        Assert.Equal("good", await TextsAsync("#!mlops-drift --current now.jsonl --by |"));
    }

    [Fact]
    public async Task Complete_RowsThatAreAQuery_AreNotRun()
    {
        bool ran = false;
        _rig.Session.Set("query", Enumerable.Range(0, 3).Select(i =>
        {
            ran = true;
            return new { Number = i };
        }));

        Assert.Equal("Number", await TextsAsync("#!mlops-drift --current @query --by |"));
        Assert.False(ran);
    }

    [Theory]
    [InlineData("#!mlops-dri|ft", "#!mlops-drift: ")]
    [InlineData("#!mlops-drift --base|line a", "--baseline SNAPSHOT: The snapshot to compare with.")]
    [InlineData("#!mlops-drift --baseline fli|ghts", "--baseline SNAPSHOT: The snapshot to compare with.")]
    [InlineData("#!mlops-restore fli|ghts", "SNAPSHOT: The snapshot: its name")]
    public void Describe_VerbOrParameter_SaysWhatItDoes(string line, string start)
    {
        int position = line.IndexOf('|', StringComparison.Ordinal);

        Inspection? described = MagicCompletion.Describe(line.Remove(position, 1), position);

        Assert.NotNull(described);
        Assert.StartsWith(start, described.Bundle.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var x|")]
    [InlineData("#!mlops-nothing|")]
    [InlineData("#!mlops-drift --nothing|")]
    public void Describe_AnythingElse_IsNull(string line) => Assert.Null(MagicCompletion.Describe(line[..^1], line.Length - 1));

    private async Task<string> SnapshotAsync(string name, string content)
    {
        _rig.Write(name, content);
        await _rig.RunAsync(SnapshotCommand.Definition, name);
        string id = Path.GetFileNameWithoutExtension(_rig.Facts().Keys.Single(path => path.Contains("/snapshots/", StringComparison.Ordinal)));
        return id[..12];
    }

    private Task<CompletionOffer> OfferAsync(string line)
    {
        int position = line.IndexOf('|', StringComparison.Ordinal);
        return new MagicCompletion(_rig.Services).CompleteAsync(line.Remove(position, 1), position, _rig.Session, CancellationToken.None);
    }

    private async Task<string> TextsAsync(string line) =>
        string.Join(' ', (await OfferAsync(line)).Items.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Text}")));
}
