using CsCheck;
using MlopsNotebookKernel.Domain.Decisions;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Tests.Decisions;

public sealed class DecisionStoreTests : IDisposable
{
    private static readonly DateTimeOffset Today = new(2026, 11, 23, 14, 5, 9, 700, TimeSpan.Zero);
    private static readonly DecisionBasis NoBasis = new(null, null, null, null);

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("mlops-decisions-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void Record_AnyText_ReadsBackAndIsFoundAgain()
    {
        Gen<string> line = Gen.String[Gen.Char[' ', '~'], 1, 40].Where(text => text.Trim().Length > 0);
        Gen.Select(line, line, line.List[0, 3], Gen.Select(line, line).List[0, 3], line.List[0, 3]).Sample(
            (title, choice, options, rejected, evidence) =>
            {
                DecisionStore store = new(new Workspace(Directory.CreateDirectory(Path.Combine(_root.FullName, Guid.NewGuid().ToString("N"))).FullName, null, null));
                DecisionText text = new(
                    $"t {title}", $"c {choice}", [.. options.Select(option => $"o {option}")],
                    [.. rejected.Select(option => new RejectedOption($"r {option.Item1.Replace('*', '+')} r", $"w {option.Item2}"))],
                    [.. evidence.Select(item => $"e {item}")], "theme", null);
                Assert.IsType<RecordedDecision.New>(store.Record(text, null, NoBasis, Today, false, null));
                Assert.Empty(Assert.Single(store.All()).Text.Differences(text));
                Assert.IsType<RecordedDecision.Known>(store.Record(text, null, NoBasis, Today.AddDays(1), false, null));
            },
            iter: 60);
    }

    [Fact]
    public void Record_TwoTextsOnOneDay_HaveFilesOfTheirOwn()
    {
        DecisionStore store = new(new Workspace(_root.FullName, null, null));
        string[] ids = [.. Enumerable.Range(0, 5).Select(index => store.Record(Text($"Title {index}"), null, NoBasis, Today, false, null).Decision.Id)];
        Assert.Equal(5, ids.Distinct().Count());
        Assert.All(ids, id => Assert.StartsWith("2026-11-23-title-", id));
    }

    [Fact]
    public void Record_TitleOfAnyLetters_MakesAFileNameThatIsSafe()
    {
        DecisionStore store = new(new Workspace(_root.FullName, null, null));
        Assert.Matches("^2026-11-23-decision-[0-9a-f]{4}$", store.Record(Text("../..//\\ 日本?"), null, NoBasis, Today, false, null).Decision.Id);
        Assert.InRange(store.Record(Text(string.Join(' ', Enumerable.Repeat("word", 100))), null, NoBasis, Today, false, null).Decision.Id.Length, 20, 70);
    }

    [Fact]
    public void Find_PartOfSeveral_NamesThem()
    {
        DecisionStore store = new(new Workspace(_root.FullName, null, null));
        store.Record(Text("alpha one"), null, NoBasis, Today, false, null);
        store.Record(Text("alpha two"), null, NoBasis, Today, false, null);
        Assert.Equal("alpha two", store.Find("alpha-two").Text.Title);
        Assert.Equal("MLOPS1925", Assert.Throws<DecisionException>(() => store.Find("alpha")).Code);
        Assert.Equal("MLOPS1924", Assert.Throws<DecisionException>(() => store.Find("beta")).Code);
    }

    [Fact]
    public void Record_New_WritesTheMomentAndTheDay()
    {
        DecisionStore store = new(new Workspace(_root.FullName, null, null));
        string id = store.Record(Text("a"), null, NoBasis, Today, false, null).Decision.Id;
        Assert.Contains("\ndate: 2026-11-23\ndecided: \"2026-11-23T14:05:09Z\"\n", File.ReadAllText(PathOf(id)));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 14, 5, 9, TimeSpan.Zero), Assert.Single(store.All()).Decided);
    }

    [Fact]
    public void All_SeveralOfOneDay_AreNewestFirst()
    {
        DecisionStore store = new(new Workspace(_root.FullName, null, null));
        foreach ((string title, int hour) in new[] { ("m", 0), ("z", 1), ("a", 2), ("k", 3) })
        {
            store.Record(Text(title), null, NoBasis, Today.AddHours(hour), false, null);
        }

        Assert.Equal(["k", "a", "z", "m"], store.All().Select(decision => decision.Text.Title));
        Assert.Equal(["k", "a", "z", "m"], store.Readable().Decisions.Select(decision => decision.Text.Title));
    }

    [Fact]
    public void Record_SeveralWithinOneSecond_KeepTheirOrder()
    {
        DecisionStore store = new(new Workspace(_root.FullName, null, null));
        Decision[] decisions = [.. new[] { "m", "z", "a" }.Select(title => store.Record(Text(title), null, NoBasis, Today, false, null).Decision)];
        Assert.True(decisions[1].MayFollow(decisions[0]) && decisions[2].MayFollow(decisions[1]));
        Assert.False(decisions[0].MayFollow(decisions[1]) || decisions[1].MayFollow(decisions[2]));
    }

    [Fact]
    public void Record_Update_MovesTheMomentOnlyWhereItDecidesOtherwise()
    {
        DecisionStore store = new(new Workspace(_root.FullName, null, null));
        DateTimeOffset? first = store.Record(Text("a"), null, NoBasis, Today, false, null).Decision.Decided;
        DecisionText corrected = Text("a") with { Evidence = ["AUC 0.7"] };
        Assert.Equal(first, store.Record(corrected, null, NoBasis, Today.AddDays(1), true, null).Decision.Decided);

        Decision other = store.Record(corrected with { Choice = "another" }, null, NoBasis, Today.AddDays(2), true, null).Decision;
        Assert.Equal(first?.AddDays(2), other.Decided);
        Assert.Equal((new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 25)), (other.Date, other.Day));
        Assert.Equal(first?.AddDays(3), store.Record(other.Text, DecisionStatus.Proposed, NoBasis, Today.AddDays(3), true, null).Decision.Decided);
    }

    [Fact]
    public void MayFollow_MomentOfOneIsNotKnown_GoesByTheDay()
    {
        DecisionStore store = new(new Workspace(_root.FullName, null, null));
        Decision known = store.Record(Text("a"), null, NoBasis, Today, false, null).Decision;
        Decision older = known with { Id = "x", Decided = null };
        Assert.True(known.MayFollow(older) && older.MayFollow(known));
        Assert.False((older with { Date = older.Date.AddDays(-1) }).MayFollow(known));
    }

    [Theory]
    [InlineData("2026-11-23")]
    [InlineData("\"2026-11-23T14:05:09+02:00\"")]
    [InlineData("\"2026-11-23T25:05:09Z\"")]
    public void All_MomentIsWrittenOtherwise_IsRefused(string moment)
    {
        DecisionStore store = new(new Workspace(_root.FullName, null, null));
        string path = PathOf(store.Record(Text("a"), null, NoBasis, Today, false, null).Decision.Id);
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"2026-11-23T14:05:09Z\"", moment, StringComparison.Ordinal));
        Assert.Equal("MLOPS1923", Assert.Throws<DecisionException>(() => store.All()).Code);
    }

    private string PathOf(string id) => Path.Combine(_root.FullName, ".mlops", "decisions", $"{id}.md");

    private static DecisionText Text(string title) => new(title, "choice", [], [], [], null, null);
}
