using CsCheck;
using MlopsNotebookKernel.Domain.Decisions;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Tests.Decisions;

public sealed class DecisionStoreTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 23);
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

    private static DecisionText Text(string title) => new(title, "choice", [], [], [], null, null);
}
