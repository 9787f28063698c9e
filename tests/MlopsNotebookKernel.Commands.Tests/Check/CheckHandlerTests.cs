using System.Text.Json;
using System.Xml.Linq;
using MlopsNotebookKernel.Commands.Check;
using MlopsNotebookKernel.Commands.Defect;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Commands.Tests.Check;

public sealed class CheckHandlerTests : IDisposable
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    private readonly DataRig _rig = new();

    public CheckHandlerTests()
    {
        _rig.Write("data/feed-1.csv", "at,delay,origin\n2001-01-01,5,A\n2001-01-02,-3,B\n2001-01-03,0,C\n");
        _rig.Write("data/feed-2.csv", "at,delay,origin\n2001-02-01,-1116,A\n2001-02-02,7,<b>\n2001-02-03,9,C|D\n");
    }

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Run_FirstDelivery_LearnsAndIsFound()
    {
        CommandOutcome first = await CheckAsync("data/feed-1.csv");
        IReadOnlyDictionary<string, string> before = _rig.Facts();
        CommandOutcome again = await CheckAsync("data/feed-1.csv");

        Assert.True(first.Answer);
        Assert.Equal(first.Bundle.Text, again.Bundle.Text);
        Assert.Equal(before, _rig.Facts());
        Assert.Equal([".mlops/history/checks/feed.jsonl"], before.Keys);
    }

    [Fact]
    public async Task Run_SourceShrinks_TheAnswerIsNo()
    {
        _rig.Write("data/feed-1.csv", "at,delay\n" + string.Concat(Enumerable.Range(0, 90).Select(i => $"2001-01-01 00:{i % 60:00},{i}\n")));
        await CheckAsync("data/feed-1.csv");
        _rig.Write("data/feed-3.csv", "at,delay\n2001-03-01,1\n2001-03-02,2\n");

        CommandOutcome outcome = await CheckAsync("data/feed-3.csv");

        Assert.False(outcome.Answer);
        Assert.StartsWith("✗ data/feed-3.csv: 1 error (usual-rows), 2 checks hold.", outcome.Bundle.Text);
        Assert.Contains("2 rows, where", outcome.Bundle.Text);
    }

    [Fact]
    public async Task Run_DefectAgain_IsFoundShownKeptAndExported()
    {
        await RecordAsync("--row", "row.Delay >= -120");

        CommandOutcome outcome = await CheckAsync("data/feed-2.csv", "--trx", "out/checks.trx", "--markdown", "out/checks.md");

        Assert.False(outcome.Answer);
        JsonElement data = CommandRig.Json(outcome).GetProperty("data")[0];
        JsonElement failing = data.GetProperty("failing").GetProperty("early-arrivals");
        Assert.Equal(["2001-02-01", "-1116", "A"], failing.GetProperty("rows")[0].EnumerateArray().Select(value => value.GetString()));
        string snapshot = failing.GetProperty("snapshot").GetString()!;
        Assert.Contains(_rig.Facts().Keys, path => path == $".mlops/snapshots/{snapshot.Replace('@', '/')}.json");
        Assert.Contains(snapshot, _rig.Facts()[".mlops/history/checks/feed.jsonl"]);

        XElement run = XElement.Load(_rig.PathOf("out/checks.trx"));
        Assert.Equal("Failed", run.Element(Trx + "ResultSummary")!.Attribute("outcome")!.Value);
        Assert.Equal("4", run.Element(Trx + "ResultSummary")!.Element(Trx + "Counters")!.Attribute("total")!.Value);
        Assert.Equal("1", run.Element(Trx + "ResultSummary")!.Element(Trx + "Counters")!.Attribute("failed")!.Value);
        string[] definitions = [.. run.Descendants(Trx + "UnitTest").Select(test => test.Attribute("id")!.Value)];
        Assert.Equal(definitions, run.Descendants(Trx + "UnitTestResult").Select(result => result.Attribute("testId")!.Value));
        Assert.Equal(definitions, run.Descendants(Trx + "TestEntry").Select(entry => entry.Attribute("testId")!.Value));
        Assert.Equal(
            run.Descendants(Trx + "Execution").Select(execution => execution.Attribute("id")!.Value),
            run.Descendants(Trx + "UnitTestResult").Select(result => result.Attribute("executionId")!.Value));
        Assert.Contains("-1116", run.Descendants(Trx + "ErrorInfo").Single().Value);

        string markdown = File.ReadAllText(_rig.PathOf("out/checks.md"));
        Assert.Contains("| ✗ | early-arrivals | error | not row.Delay \\>= -120, in 1 of 3 rows |", markdown);
        Assert.Contains("| 2001-02-01 | -1116 | A |", markdown);
    }

    [Fact]
    public async Task Run_Emergency_RunsTheThreeAloneAndForgetsNothing()
    {
        await RecordAsync("--row", "row.Delay >= -120");
        await CheckAsync("data/feed-2.csv");
        IReadOnlyDictionary<string, string> before = _rig.Facts();

        CommandOutcome outcome = await CheckAsync("data/feed-2.csv", "--emergency");

        Assert.True(outcome.Answer);
        Assert.Equal(3, CommandRig.Json(outcome).GetProperty("data")[0].GetProperty("outcomes").GetArrayLength());
        Assert.Equal(before, _rig.Facts());
    }

    [Fact]
    public async Task Run_WarningFires_TheAnswerIsNoOnlyWhenAsked()
    {
        await RecordAsync("--row", "row.Delay >= -120", "--severity", "warning");

        CommandOutcome outcome = await CheckAsync("data/feed-2.csv", "--trx", "checks.trx");
        Assert.True(outcome.Answer);
        Assert.Equal("data/feed-2.csv: 1 warning (early-arrivals), 3 checks hold.", CommandRig.Json(outcome).GetProperty("summary").GetString());
        Assert.Equal("0", XElement.Load(_rig.PathOf("checks.trx")).Descendants(Trx + "Counters").Single().Attribute("failed")!.Value);
        Assert.False((await CheckAsync("data/feed-2.csv", "--fail-on", "warning")).Answer);
    }

    [Fact]
    public async Task Run_CodeOfAStranger_WaitsForTrustInATerminalOnly()
    {
        await RecordAsync("--row", "row.Origin.Length < 9 && row.Delay + 0 >= -120");

        CommandOutcome waiting = await CheckAsync("data/feed-2.csv");
        Assert.True(waiting.HasFault);
        Assert.Contains("add --trust", waiting.Bundle.Text);
        Assert.DoesNotContain("early-arrivals", _rig.Facts()[".mlops/history/checks/feed.jsonl"]);

        CommandOutcome trusted = await CheckAsync("data/feed-2.csv", "--trust");
        Assert.False(trusted.HasFault);
        Assert.False(trusted.Answer);
        Assert.False((await _rig.OutcomeAsync(CheckCommand.Definition, inNotebook: true, "data/feed-2.csv")).Answer);
    }

    [Theory]
    [InlineData("at,origin\n2001-02-01,A\n2001-02-03,B\n", "there is no column delay")]
    [InlineData("at,delay,origin\n2001-02-01,late,A\n2001-02-02,early,B\n", "column delay holds text here, not whole numbers")]
    public async Task Run_CheckThatDoesNotFitTheData_Fires(string csv, string expected)
    {
        await RecordAsync("--row", "row.Delay >= -120");
        _rig.Write("data/feed-4.csv", csv);

        CommandOutcome outcome = await CheckAsync("data/feed-4.csv");

        Assert.False(outcome.Answer);
        Assert.Contains(expected, outcome.Bundle.Text.ReplaceLineEndings(" "));
    }

    [Fact]
    public async Task Run_Pattern_ChecksEachFileInOrder()
    {
        CommandOutcome outcome = await CheckAsync("da*/feed-?.csv");
        Assert.Equal(
            ["data/feed-1.csv", "data/feed-2.csv"],
            CommandRig.Json(outcome).GetProperty("data").EnumerateArray().Select(data => data.GetProperty("data").GetString()));
        UsageException fault = await Assert.ThrowsAsync<UsageException>(() => CheckAsync("data/nothing-*.csv"));
        Assert.Equal("MLOPS1030", fault.Code);
    }

    [Fact]
    public async Task Run_Variable_IsADeliveryOfItsOwnName()
    {
        _rig.Session.Set("arrivals2", new[] { new { Delay = 5 }, new { Delay = 6 } });
        JsonElement data = (await _rig.RunAsync(CheckCommand.Definition, "@arrivals2")).GetProperty("data")[0];
        Assert.Equal(("@arrivals2", "arrivals", 2), (data.GetProperty("data").GetString(), data.GetProperty("source").GetString(), data.GetProperty("rows").GetInt32()));
    }

    [Fact]
    public async Task Run_NoRecord_WritesNothing()
    {
        await RecordAsync("--row", "row.Delay >= -120");
        IReadOnlyDictionary<string, string> before = _rig.Facts();
        CommandOutcome outcome = await CheckAsync("data/feed-2.csv", "--no-record");
        Assert.False(outcome.Answer);
        Assert.Contains("-1116", outcome.Bundle.Text);
        Assert.Equal(before, _rig.Facts());
    }

    [Fact]
    public async Task Run_KeptSnapshot_TeachesWhatIsUsualThoughItWasRefused()
    {
        _rig.Write("data/feed-1.csv", "at,delay\n" + string.Concat(Enumerable.Range(0, 90).Select(i => $"2001-01-01 00:{i % 60:00},{i}\n")));
        _rig.Write("data/feed-3.csv", "at,delay\n2001-03-01,1\n2001-03-02,2\n");
        _rig.Write("data/feed-4.csv", "at,delay\n2001-04-01,1\n2001-04-02,2\n2001-04-03,2\n2001-04-04,2\n2001-04-05,2\n");
        await CheckAsync("data/feed-1.csv");
        await CheckAsync("data/feed-3.csv");
        Assert.False((await CheckAsync("data/feed-4.csv", "--no-record")).Answer);
        await _rig.RunAsync(SnapshotCommand.Definition, "data/feed-3.csv", "--name", "feed");
        Assert.True((await CheckAsync("data/feed-4.csv")).Answer);
    }

    [Theory]
    [InlineData("data/feed-2.csv", false)]
    [InlineData("data/feed-3.csv", true)]
    public async Task Run_ObjectsOfAProgram_AreCheckedAsTheFileThatTheyWereReadFrom(string file, bool answer)
    {
        _rig.Write("data/feed-3.csv", "at,delay,origin\n2001-03-01,5,A\n2001-03-02,-3,B\n2001-03-03,0,C\n");
        await RecordAsync("--row", "row.Delay >= -120");
        await CheckAsync("data/feed-1.csv");
        Arrival[] rows = [.. File.ReadLines(_rig.PathOf(file)).Skip(1).Select(line => line.Split(','))
            .Select(values => new Arrival(DateTime.Parse(values[0], System.Globalization.CultureInfo.InvariantCulture), float.Parse(values[1], System.Globalization.CultureInfo.InvariantCulture), values[2]))];
        _rig.Session.Set("rows", rows);

        CommandOutcome ofObjects = await _rig.OutcomeAsync(CheckCommand.Definition, inNotebook: true, "@rows", "--source", "feed", "--no-record");
        CommandOutcome ofFile = await CheckAsync(file, "--no-record");

        Assert.Equal(answer, ofObjects.Answer);
        Assert.Equal(Outcomes(ofFile), Outcomes(ofObjects));
        Assert.DoesNotContain(Outcomes(ofObjects), outcome => outcome.Contains("broken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_WithoutData_ListsChecksAndProposesRetirement()
    {
        await RecordAsync("--row", "row.Delay >= -120", "--owner", "operations");
        await CheckAsync("data/feed-1.csv");
        string made = _rig.Clock.Now.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        _rig.Clock.Now = _rig.Clock.Now.AddDays(400);
        Assert.DoesNotContain("retiring", (await _rig.OutcomeAsync(CheckCommand.Definition, inNotebook: false)).Bundle.Text);
        _rig.Write("data/feed-3.csv", "at,delay,origin\n2001-03-01,5,A\n2001-03-02,-3,B\n2001-03-03,0,C\n");
        await CheckAsync("data/feed-3.csv");
        string then = (await _rig.OutcomeAsync(CheckCommand.Definition, inNotebook: false)).Bundle.Text;
        _rig.Clock.Now = _rig.Clock.Now.AddDays(90);

        CommandOutcome outcome = await _rig.OutcomeAsync(CheckCommand.Definition, inNotebook: false);

        Assert.Equal(then, outcome.Bundle.Text);
        Assert.Equal("1 check of 1 source.", CommandRig.Json(outcome).GetProperty("summary").GetString());
        JsonElement check = CommandRig.Json(outcome).GetProperty("checks")[0];
        Assert.Equal(("operations", 2, 0), (check.GetProperty("owner").GetString(), check.GetProperty("runs").GetInt32(), check.GetProperty("fired").GetInt32()));
        Assert.Contains($"has not fired since it was made on {made}, on 2 deliveries up to", outcome.Bundle.Text.ReplaceLineEndings(" "));
    }

    private static string[] Outcomes(CommandOutcome outcome) => [.. CommandRig.Json(outcome).GetProperty("data")[0].GetProperty("outcomes").EnumerateArray().Select(each => each.GetRawText())];

    private Task<CommandOutcome> CheckAsync(params string[] words) => _rig.OutcomeAsync(CheckCommand.Definition, inNotebook: false, words);

    private async Task RecordAsync(params string[] check)
    {
        await _rig.RunAsync(SnapshotCommand.Definition, "data/feed-1.csv", "--name", "good");
        JsonElement result = await _rig.RunAsync(
            DefectCommand.Definition,
            ["Early arrivals", "--happened", "A delay of -1116", "--impact", "None", "--bad", "data/feed-2.csv", "--good", "good", "--name", "early-arrivals", .. check]);
        Assert.Equal("recorded", result.GetProperty("outcome").GetString());
    }

    private sealed record Arrival(DateTime At, float Delay, string Origin)
    {
        public bool Late => Delay > 15;
    }
}
