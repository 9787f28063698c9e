using MlopsNotebookKernel.Commands.Decide;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Decisions;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Commands.Tests.Decide;

public sealed class DecideHandlerTests : IDisposable
{
    private static readonly string[] Words =
    [
        "Which features predict a late arrival?", "--choice", "distance, carrier", "--rejected", "hour of day: AUC fell by 0.01 on validation",
        "--rejected", "tail number: <identifies> the plane", "--option", "weather", "--evidence", "AUC @auc of @rows rows (a@b.org)",
        "--theme", "features", "--reopen-when", "There are more months.", "--snapshot", "january",
    ];

    private readonly CommandRig _rig = new();

    public DecideHandlerTests()
    {
        _rig.Snapshots.Add("january", 'a', 1);
        _rig.Session.Set("auc", 0.713249);
        _rig.Session.Set("rows", 19_912);
        _rig.Session.NotebookPath = Path.Combine(_rig.Root, "notebooks", "01.ipynb");
        _rig.Repository = new RepositoryState(_rig.Root, new string('c', 40), "main", null, []);
    }

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Run_New_WritesMarkdownThatReadsWell()
    {
        CommandOutcome outcome = await DecideAsync();

        Assert.Equal("Decision: Which features predict a late arrival? → distance, carrier", CommandRig.Summary(outcome));
        (string path, string text) = Assert.Single(_rig.Files());
        Assert.Matches(@"^\.mlops/decisions/2026-11-23-which-features-predict-a-late-arrival-[0-9a-f]{4}\.md$", path);
        Assert.Equal(
            $"""
            ---
            schema: mlops.decision/1
            title: "Which features predict a late arrival?"
            status: accepted
            date: 2026-11-23
            decided: "2026-11-23T10:30:00Z"
            theme: features
            snapshot: january@{new string('a', 64)}
            commit: {new string('c', 40)}
            notebook: notebooks/01.ipynb
            ---

            # Which features predict a late arrival?

            ## Choice

            distance, carrier

            ## Options

            - weather

            ## Rejected

            - **hour of day**: AUC fell by 0.01 on validation
            - **tail number**: \<identifies> the plane

            ## Evidence

            - AUC 0.7132 of 19912 rows (a@b.org)

            ## Reopen when

            There are more months.

            ## Held under

            - notebook [notebooks/01.ipynb](../../notebooks/01.ipynb), [its stamp](../pins/notebooks/01.ipynb.pin.json)
            - snapshot [january@aaaaaaaaaaaa](../snapshots/january/{new string('a', 64)}.json)
            - commit {new string('c', 40)}

            """.ReplaceLineEndings("\n"),
            text);
        string id = Path.GetFileNameWithoutExtension(path);
        Assert.Equal(new JournalFact.DecisionRecorded(1, id), Assert.Single(_rig.Session.Journal.Facts));
        Assert.Equal("mlops.decide-result/1", CommandRig.Json(outcome).GetProperty("schema").GetString());
    }

    [Fact]
    public async Task Run_AgainLaterAndElsewhere_ChangesNothingAndShowsTheSame()
    {
        CommandOutcome first = await DecideAsync();
        IReadOnlyDictionary<string, string> before = _rig.Files();
        _rig.Clock.Now = _rig.Clock.Now.AddMonths(3);
        _rig.Repository = _rig.Repository! with { Commit = new string('d', 40) };

        CommandOutcome second = await DecideAsync();

        Assert.Equal(before, _rig.Files());
        Assert.Equal(first.Bundle.Data, second.Bundle.Data);
        Assert.Equal(2, _rig.Session.Journal.Facts.OfType<JournalFact.DecisionRecorded>().Count());
    }

    [Fact]
    public async Task Run_HypothesisMetricAndPackages_AreInTheFile()
    {
        _rig.Session.Journal.Add(new JournalFact.MetricMeasured(1, "auc", 0.71249, "higher", new string('a', 64)));
        _rig.Session.Packages = [new Domain.Packages.ResolvedPackage("Microsoft.ML", "5.0.1", "5.0.1", "x", "feed", [])];
        await RunAsync("Which?", "--choice", "distance", "--hypothesis", "Evenings are late.", "--evidence", "metric:auc without it");
        string text = Assert.Single(_rig.Files()).Value;
        Assert.Contains("## Hypothesis\n\nEvenings are late.\n", text);
        Assert.Contains("- auc 0.7125 on aaaaaaaaaaaa without it\n", text);
        Assert.Contains("packages: \"Microsoft.ML 5.0.1\"\n".Replace("\"", ""), text.Replace("\"", ""));
        Assert.Equal("MLOPS1929", (await Assert.ThrowsAsync<DecisionException>(() => RunAsync("Other?", "--choice", "x", "--evidence", "metric:none"))).Code);
    }

    [Fact]
    public async Task Run_OtherTextUnderTheSameTitle_NeedsUpdateOrSupersedes()
    {
        await DecideAsync();
        IReadOnlyDictionary<string, string> before = _rig.Files();
        _rig.Session.Set("auc", 0.8);
        DecisionException error = await Assert.ThrowsAsync<DecisionException>(DecideAsync);
        Assert.Equal("MLOPS1921", error.Code);
        Assert.Contains("evidence", error.Message);
        Assert.Contains("--update", error.Remedy);
        Assert.Contains("--supersedes", error.Remedy);
        Assert.Equal(before, _rig.Files());
    }

    [Fact]
    public async Task Run_Update_ReplacesTheTextInItsFileAndKeepsHandWrittenParts()
    {
        await DecideAsync();
        (string path, string text) = Assert.Single(_rig.Files());
        _rig.Write(path, text.Replace("theme: features\n", "theme: features\nowner: team A\n") + "\n## Discussion\n\nBy hand.\n");
        _rig.Session.Set("auc", 0.8);

        await DecideAsync("--update");

        string updated = Assert.Single(_rig.Files()).Value;
        Assert.Contains("AUC 0.8 of", updated);
        Assert.Contains("owner: team A\n", updated);
        Assert.EndsWith("## Discussion\n\nBy hand.\n", updated);
        await DecideAsync("--update");
        Assert.Equal(updated, Assert.Single(_rig.Files()).Value);
    }

    [Fact]
    public async Task Run_Supersedes_KeepsBothAndLinksThem()
    {
        await DecideAsync();
        string first = Path.GetFileNameWithoutExtension(Assert.Single(_rig.Files()).Key);
        _rig.Clock.Now = _rig.Clock.Now.AddDays(1);
        await RunAsync(Words[0], "--choice", "distance, carrier, hour of day", "--supersedes", first);

        Assert.Equal(2, _rig.Files().Count);
        string old = _rig.Files().Single(file => file.Key.Contains(first)).Value;
        string successor = Path.GetFileNameWithoutExtension(_rig.Files().Single(file => !file.Key.Contains(first)).Key);
        Assert.Contains("status: superseded\n", old);
        Assert.Contains($"superseded-by: {successor}\n", old);
        Assert.Contains("**hour of day**", old);

        // Both notebooks run again: nothing changes, and the old one says that it was superseded.
        IReadOnlyDictionary<string, string> before = _rig.Files();
        await RunAsync(Words[0], "--choice", "distance, carrier, hour of day", "--supersedes", first);
        CommandOutcome again = await DecideAsync();
        Assert.Equal(before, _rig.Files());
        Assert.Contains($"superseded by {successor}", again.Bundle.Text);
    }

    [Fact]
    public async Task Run_SupersedingWhatWasSuperseded_NamesItsSuccessor()
    {
        await RunAsync("A", "--choice", "one");
        await RunAsync("B", "--choice", "two", "--supersedes", "-a-");
        DecisionException error = await Assert.ThrowsAsync<DecisionException>(() => RunAsync("C", "--choice", "three", "--supersedes", "-a-"));
        Assert.Equal("MLOPS1926", error.Code);
        Assert.Contains("-b-", error.Remedy);
    }

    [Fact]
    public async Task Run_ChoiceThatWasRejected_Warns()
    {
        await DecideAsync();
        CommandOutcome outcome = await RunAsync("Add the clock?", "--choice", "Yes: Hour of day as a number");
        Assert.StartsWith("! ", outcome.Bundle.Text);
        Assert.Contains("was rejected on 2026-11-23: AUC fell", outcome.Bundle.Text);
        Assert.Equal("hour of day", CommandRig.Json(outcome).GetProperty("takenUpAgain")[0].GetProperty("option").GetString());
    }

    [Fact]
    public async Task Run_ChoiceThatWasRejectedLaterTheSameDay_IsNotWarnedOf()
    {
        await RunAsync("Add the clock?", "--choice", "Yes: Hour of day as a number");
        _rig.Clock.Now = _rig.Clock.Now.AddHours(1);
        await DecideAsync();
        CommandOutcome outcome = await RunAsync("Add the clock?", "--choice", "Yes: Hour of day as a number");
        Assert.Empty(CommandRig.Json(outcome).GetProperty("takenUpAgain").EnumerateArray());
    }

    [Fact]
    public async Task Run_SnapshotChangedSince_Warns()
    {
        await DecideAsync();
        _rig.Snapshots.Add("january", 'b', 2);
        CommandOutcome outcome = await DecideAsync();
        Assert.Contains("january@bbbbbbbbbbbb", outcome.Bundle.Text);
        Assert.Contains("rejected under january@aaaaaaaaaaaa", outcome.Bundle.Text.ReplaceLineEndings(" ").Replace("   ", " "));
    }

    [Fact]
    public async Task Run_ProposedThenAccepted_NeedsUpdate()
    {
        await RunAsync("Which model?", "--status", "proposed", "--option", "trees", "--option", "linear");
        await Assert.ThrowsAsync<DecisionException>(() => RunAsync("Which model?", "--status", "accepted", "--choice", "trees", "--option", "linear"));
        await RunAsync("Which model?", "--status", "accepted", "--choice", "trees", "--option", "linear", "--update");
        Assert.Contains("status: accepted\n", Assert.Single(_rig.Files()).Value);
    }

    [Theory]
    [InlineData("MLOPS1922", "Title")]
    [InlineData("MLOPS1922", " ", "--choice", "x")]
    [InlineData("MLOPS1927", "Title", "--choice", "x", "--rejected", "no reason")]
    [InlineData("MLOPS1928", "Title", "--choice", "x", "--update", "--supersedes", "y")]
    [InlineData("MLOPS1924", "Title", "--choice", "x", "--supersedes", "nothing-like-it")]
    public async Task Run_WrongUse_IsRefusedAndWritesNothing(string code, params string[] words)
    {
        DecisionException error = await Assert.ThrowsAsync<DecisionException>(() => RunAsync(words));
        Assert.Equal(code, error.Code);
        Assert.Empty(_rig.Files());
    }

    [Fact]
    public async Task Run_EvidenceOfAnUnknownVariable_IsRefused() =>
        await Assert.ThrowsAsync<UsageException>(() => RunAsync("Title", "--choice", "x", "--evidence", "@unknown"));

    [Fact]
    public async Task Run_InATerminalWithoutGit_Works()
    {
        _rig.Repository = null;
        await _rig.RunInTerminalAsync(DecideCommand.Definition, "Title", "--choice", "x");
        Assert.DoesNotContain("commit", Assert.Single(_rig.Files()).Value);
    }

    private Task<CommandOutcome> DecideAsync(params string[] more) => RunAsync([.. Words, .. more]);

    private Task<CommandOutcome> DecideAsync() => RunAsync(Words);

    private Task<CommandOutcome> RunAsync(params string[] words) => _rig.RunAsync(DecideCommand.Definition, words);
}
