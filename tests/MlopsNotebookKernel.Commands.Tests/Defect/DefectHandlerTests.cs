using System.Text.Json;
using MlopsNotebookKernel.Commands.Defect;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Commands.Tests.Defect;

public sealed class DefectHandlerTests : IDisposable
{
    private readonly DataRig _rig = new();

    public DefectHandlerTests()
    {
        _rig.Write("data/feed-1.csv", "at,delay,origin,note\n2001-01-01,5,A,\n2001-01-02,-3,B,x\n2001-01-03,0,C,\n");
        _rig.Write("data/feed-2.csv", "at,delay,origin,note\n2001-02-01,-1116,A,\n2001-02-02,-1200,A,\n");
        _rig.RunAsync(SnapshotCommand.Definition, "data/feed-1.csv", "--name", "good").GetAwaiter().GetResult();
    }

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData("--row", "row.Delay >= -120")]
    [InlineData("--row", "row.Delay + 120 >= 0 || row.Note == \"allowed\"")]
    [InlineData("--aggregate", "min(delay) >= -120")]
    [InlineData("--sql", "SELECT * FROM data WHERE delay < -120")]
    public async Task Run_CheckThatIsRight_IsAccepted(string option, string check)
    {
        CommandOutcome outcome = await RunAsync(option, check, "--severity", "warning", "--owner", "operations", "--link", "https://example.org/1");

        Assert.True(outcome.Answer);
        JsonElement result = CommandRig.Json(outcome);
        Assert.Equal("recorded", result.GetProperty("outcome").GetString());
        JsonElement defect = JsonDocument.Parse(_rig.Facts().Single(fact => fact.Key.StartsWith(".mlops/defects/", StringComparison.Ordinal)).Value).RootElement;
        JsonElement kept = JsonDocument.Parse(_rig.Facts()[".mlops/checks/early-arrivals.json"]).RootElement;
        Assert.Equal(("feed", check, "warning"), (kept.GetProperty("source").GetString(), kept.GetProperty("expression").GetString(), kept.GetProperty("severity").GetString()));
        Assert.StartsWith("good@", kept.GetProperty("snapshot").GetString());
        Assert.StartsWith("early-arrivals-bad@", defect.GetProperty("snapshot").GetString());
        Assert.Equal("early-arrivals", defect.GetProperty("check").GetString());
    }

    [Fact]
    public async Task Run_Comparison_KeepsTheGoodValue()
    {
        CommandOutcome outcome = await RunAsync("--compare", "avg(delay)", "--within", "10");

        Assert.True(outcome.Answer);
        JsonElement check = JsonDocument.Parse(_rig.Facts()[".mlops/checks/early-arrivals.json"]).RootElement;
        Assert.Equal(2.0 / 3, check.GetProperty("expected").GetDouble(), 12);
        Assert.Equal("10", check.GetProperty("within").GetString());
    }

    [Theory]
    [InlineData("--row", "row.Delay < 1000", "Refused: the check passes on the bad rows. Nothing was recorded.", "-1116")]
    [InlineData("--row", "row.Delay > 0", "Refused: the check fails on good@", "-3")]
    [InlineData("--row", "row.Delay < -2000", "Refused: the check fails on good@", "-1116")]
    [InlineData("--aggregate", "max(delay) < 100", "Refused: the check passes on the bad rows.", "-1116")]
    [InlineData("--sql", "SELECT * FROM data", "Refused: the check fails on good@", "-1116")]
    [InlineData("--aggregate", "max(gone) < 100", "Refused: the check cannot be run on the bad rows", "gone")]
    public async Task Run_CheckThatIsWrong_IsRefusedWithTheSideAndItsRows(string option, string check, string summary, string shown)
    {
        IReadOnlyDictionary<string, string> before = _rig.Facts();

        CommandOutcome outcome = await RunAsync(option, check);

        Assert.False(outcome.Answer);
        Assert.Contains(summary, CommandRig.Json(outcome).GetProperty("summary").GetString());
        Assert.Contains(shown, outcome.Bundle.Text);
        Assert.Equal(before, _rig.Facts());
    }

    [Fact]
    public async Task Run_Again_FindsItAndChangesNothing()
    {
        CommandOutcome first = await RunAsync("--row", "row.Delay >= -120");
        IReadOnlyDictionary<string, string> before = _rig.Facts();
        _rig.Clock.Now = _rig.Clock.Now.AddDays(3);

        CommandOutcome again = await RunAsync("--row", "row.Delay >= -120");

        Assert.Equal(first.Bundle.Data, again.Bundle.Data);
        Assert.Equal(before, _rig.Facts());
    }

    [Fact]
    public async Task Run_FewBadRows_AreCommittedSoThatACloneHasThem()
    {
        CommandOutcome outcome = await RunAsync("--row", "row.Delay >= -120");
        Assert.False(CommandRig.Json(outcome).TryGetProperty("incomplete", out _));
        string copy = _rig.Facts().Keys.Single(path => path.EndsWith(".parquet", StringComparison.Ordinal));
        Assert.Matches(@"^\.mlops/snapshots/early-arrivals-bad/[0-9a-f]{64}\.parquet$", copy);

        _rig.LoseObjects();

        await _rig.RunInTerminalAsync(Commands.Restore.RestoreCommand.Definition, "early-arrivals-bad", "--to", "back.parquet");
        Assert.Equal(File.ReadAllBytes(_rig.PathOf(copy)), File.ReadAllBytes(_rig.PathOf("back.parquet")));
        Assert.True((await _rig.OutcomeAsync(Commands.Fsck.FsckCommand.Definition, false)).Bundle.Text.Contains("early-arrivals-bad", StringComparison.Ordinal) is false);
    }

    [Fact]
    public async Task Run_TooManyBadRowsForGit_SaysHowOthersGetThem()
    {
        System.Text.StringBuilder rows = new("at,delay,origin,note\n");
        Random random = new(7);
        for (int i = 0; i < 60_000; i++)
        {
            rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"2001-02-01,{-1000 - i},A,{random.NextInt64():x}{random.NextInt64():x}\n");
        }

        _rig.Write("data/feed-2.csv", rows.ToString());

        CommandOutcome outcome = await RunAsync("--row", "row.Delay >= -120");

        Assert.True(outcome.Answer);
        Assert.Contains("mlops push", CommandRig.Json(outcome).GetProperty("incomplete").GetString());
        Assert.Contains("mlops push", outcome.Bundle.Text);
        Assert.DoesNotContain(_rig.Facts().Keys, path => path.EndsWith(".parquet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_OtherCheckUnderTheSameTitle_IsRefusedUntilUpdated()
    {
        await RunAsync("--row", "row.Delay >= -120");
        CheckException fault = await Assert.ThrowsAsync<CheckException>(() => RunAsync("--row", "row.Delay >= -60"));
        Assert.Equal("MLOPS2906", fault.Code);
        Assert.True((await RunAsync("--row", "row.Delay >= -60", "--update")).Answer);
        Assert.Contains("-60", _rig.Facts()[".mlops/checks/early-arrivals.json"]);
        Assert.Single(_rig.Facts().Keys, path => path.StartsWith(".mlops/defects/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_BadRowsByQuery_AreThoseItGives()
    {
        JsonElement result = await _rig.RunInTerminalAsync(
            DefectCommand.Definition,
            "Early arrivals", "--happened", "x", "--impact", "y", "--query", "SELECT * FROM 'data/feed-2.csv' WHERE delay < -1150", "--good", "good", "--row", "row.Delay >= -120");
        Assert.StartsWith("Defect \"Early arrivals\": the check early-arrivals fails on 1 of 1 bad row and passes on good@", result.GetProperty("summary").GetString());
    }

    [Fact]
    public async Task Run_SomeBadRowsWouldPass_SaysSo() =>
        Assert.Contains("1 of the 2 bad rows would pass.", (await RunAsync("--row", "row.Delay >= -1150")).Bundle.Text);

    [Fact]
    public async Task Run_CheckFromAVariable_TakesItsText()
    {
        _rig.Session.Set("rule", "row.Origin != \"A\" || row.Delay >= -120");
        Assert.True((await RunAsync("--row", "@rule")).Answer);
    }

    [Theory]
    [InlineData("MLOPS1032", "--bad", "data/feed-2.csv", "--row", "true")]
    [InlineData("MLOPS1032", "--happened", "x", "--impact", "y", "--good", "good", "--row", "true")]
    [InlineData("MLOPS1033", "--happened", "x", "--impact", "y", "--good", "good", "--bad", "data/feed-2.csv")]
    [InlineData("MLOPS1033", "--happened", "x", "--impact", "y", "--good", "good", "--bad", "data/feed-2.csv", "--row", "true", "--sql", "SELECT 1")]
    [InlineData("MLOPS1034", "--happened", "x", "--impact", "y", "--good", "good", "--bad", "data/feed-2.csv", "--compare", "avg(delay)")]
    [InlineData("MLOPS1034", "--happened", "x", "--impact", "y", "--good", "good", "--bad", "data/feed-2.csv", "--compare", "avg(delay)", "--within", "much")]
    public async Task Run_PartsMissing_SaysWhich(string code, params string[] words) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<UsageException>(() => _rig.OutcomeAsync(DefectCommand.Definition, true, ["Title", .. words]))).Code);

    [Fact]
    public async Task Run_ExpressionThatIsNone_SaysWhere()
    {
        CheckException fault = await Assert.ThrowsAsync<CheckException>(() => RunAsync("--row", "row.Dely > 0"));
        Assert.Equal("MLOPS2910", fault.Code);
        Assert.Contains("Dely", fault.Message);
        Assert.Contains("A row has At, Delay, Origin, Note", fault.Remedy);
    }

    [Fact]
    public async Task Run_NameOfAnotherDefectsCheck_IsRefused()
    {
        await RunAsync("--row", "row.Delay >= -120");
        CheckException fault = await Assert.ThrowsAsync<CheckException>(() => _rig.RunAsync(
            DefectCommand.Definition, "Other", "--happened", "x", "--impact", "y", "--bad", "data/feed-2.csv", "--good", "good", "--row", "row.Delay >= -120", "--name", "early-arrivals"));
        Assert.Equal("MLOPS2905", fault.Code);
    }

    [Fact]
    public async Task Run_WithoutTitle_ListsDefects()
    {
        Assert.StartsWith("✓ No defects are on record.", (await _rig.OutcomeAsync(DefectCommand.Definition, true)).Bundle.Text);
        await RunAsync("--row", "row.Delay >= -120");
        Assert.Contains("early-arrivals", (await _rig.OutcomeAsync(DefectCommand.Definition, true)).Bundle.Text);
    }

    private Task<CommandOutcome> RunAsync(params string[] check) => _rig.OutcomeAsync(
        DefectCommand.Definition,
        true,
        ["Early arrivals", "--happened", "A delay of -1116", "--impact", "None", "--bad", "data/feed-2.csv", "--good", "good", .. check]);
}
