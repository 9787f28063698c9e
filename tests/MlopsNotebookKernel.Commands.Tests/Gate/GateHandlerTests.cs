using System.Text.Json;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Commands.Tests.Gate;

public sealed class GateHandlerTests : IDisposable
{
    private const string History = "history/gates/delay.jsonl";
    private const string Champion = "gates/delay.champion.json";

    private readonly GateRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Run_ChallengerThatIsBetter_IsPromotedAndBecomesTheChampion()
    {
        _rig.Predict("champion.csv", noise: 2);
        _rig.Predict("challenger.csv", noise: 0.5);
        _rig.Data.Write("model.bin", "weights");

        CommandOutcome outcome = await _rig.RunAsync("delay", "--champion", "champion.csv", "--challenger", "challenger.csv", "--model", "model.bin");

        Assert.True(outcome.Answer);
        Assert.StartsWith("✓ PROMOTE delay: auc is better by 0.", CommandRig.Summary(outcome));
        JsonElement champion = JsonDocument.Parse(_rig.Fact(Champion)).RootElement;
        Assert.Equal("mlops.champion/1", champion.GetProperty("schema").GetString());
        Assert.Equal("model.bin", champion.GetProperty("model").GetProperty("path").GetString());
        Assert.Equal(CommandRig.Json(outcome).GetProperty("run").GetString(), champion.GetProperty("run").GetString());
    }

    [Fact]
    public async Task Run_ChallengerThatMayBeBetter_IsHeldAndSaysHowManyRowsWouldDecide()
    {
        _rig.Predict("champion.csv", noise: 1, rows: 200);
        _rig.Predict("challenger.csv", noise: 0.9, rows: 200, noiseSeed: 2);

        CommandOutcome outcome = await _rig.RunAsync("delay", "--champion", "champion.csv", "--challenger", "challenger.csv");

        Assert.False(outcome.Answer);
        Assert.StartsWith("! HOLD delay: auc is", CommandRig.Summary(outcome));
        JsonElement rule = CommandRig.Json(outcome).GetProperty("rules")[0];
        Assert.Equal("unclear", rule.GetProperty("outcome").GetString());
        Assert.True(rule.GetProperty("moreRows").GetInt64() > 0);
        Assert.Contains("would decide", outcome.Bundle.Text);
        Assert.Equal("", _rig.Fact(Champion));
        Assert.Contains("\"verdict\":\"hold\"", _rig.Fact(History));
    }

    [Fact]
    public async Task Run_ChallengerThatIsWorse_IsRejectedAndRecorded()
    {
        _rig.Predict("champion.csv", noise: 0.5);
        _rig.Predict("challenger.csv", noise: 2);

        CommandOutcome outcome = await _rig.RunAsync("delay", "--champion", "champion.csv", "--challenger", "challenger.csv");

        Assert.False(outcome.Answer);
        Assert.StartsWith("✗ REJECT delay: auc is worse by", CommandRig.Summary(outcome));
        Assert.Equal("", _rig.Fact(Champion));
        Assert.Contains("\"verdict\":\"reject\"", _rig.Fact(History));
    }

    [Fact]
    public async Task Run_Again_ChangesNoFileAndSaysTheSame()
    {
        _rig.Predict("first.csv", noise: 2);
        _rig.Predict("second.csv", noise: 0.5);
        string[] first = ["delay", "--challenger", "first.csv", "--latency", "3"];
        string[] second = ["delay", "--champion", "first.csv", "--challenger", "second.csv", "--latency", "2"];
        string saidFirst = CommandRig.Json(await _rig.RunAsync(first)).GetRawText();
        string saidSecond = CommandRig.Json(await _rig.RunAsync(second)).GetRawText();
        IReadOnlyDictionary<string, string> before = _rig.Data.Facts();

        Assert.Equal(saidFirst, CommandRig.Json(await _rig.RunAsync(first)).GetRawText());
        Assert.Equal(saidSecond, CommandRig.Json(await _rig.RunAsync(second)).GetRawText());

        Assert.Equal(before, _rig.Data.Facts());
        Assert.Equal(2, _rig.Fact(History).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("second.csv", _rig.Fact(Champion));
    }

    [Fact]
    public async Task Run_InterruptedBeforeTheChampionWasWritten_IsCompleted()
    {
        _rig.Predict("first.csv", noise: 1);
        await _rig.RunAsync("delay", "--challenger", "first.csv");
        string champion = _rig.Fact(Champion);
        File.Delete(_rig.Data.PathOf($".mlops/{Champion}"));

        await _rig.RunAsync("delay", "--challenger", "first.csv");

        Assert.Equal(champion, _rig.Fact(Champion));
    }

    [Fact]
    public async Task Run_FirstModel_IsJudgedByFloorsAndRecordedAsFirst()
    {
        _rig.Predict("first.csv", noise: 1);

        CommandOutcome outcome = await _rig.RunAsync("delay", "--challenger", "first.csv");

        Assert.True(outcome.Answer);
        Assert.StartsWith("✓ PROMOTE delay, the first: auc is 0.", CommandRig.Summary(outcome));
        Assert.Contains("\"isFirst\":true", _rig.Fact(History));
    }

    [Fact]
    public async Task Run_FirstModelBelowTheFloor_IsRejected()
    {
        _rig.Predict("first.csv", noise: 200);
        CommandOutcome outcome = await _rig.RunAsync("delay", "--challenger", "first.csv");
        Assert.StartsWith("✗ REJECT delay, the first: auc is 0.5", CommandRig.Summary(outcome));
    }

    [Fact]
    public async Task Run_FirstModelWithoutAFloor_IsHeld()
    {
        _rig.WritePolicy(GateRig.Policy.Replace("\"floor\": 0.6, ", ""));
        _rig.Predict("first.csv", noise: 1);
        CommandOutcome outcome = await _rig.RunAsync("delay", "--challenger", "first.csv");
        Assert.Contains("HOLD delay, the first: there is no champion to compare with, and no floor", CommandRig.Summary(outcome));
        Assert.False(outcome.Answer);
    }

    [Fact]
    public async Task Run_ChampionLeftOutThoughThereIsOne_IsRefused()
    {
        _rig.Predict("first.csv", noise: 1);
        _rig.Predict("second.csv", noise: 0.5);
        await _rig.RunAsync("delay", "--challenger", "first.csv");
        Assert.Equal("MLOPS2622", (await _rig.FaultAsync("delay", "--challenger", "second.csv")).Code);
    }

    [Fact]
    public async Task Run_Override_PromotesAndRecordsWhoAndWhy()
    {
        _rig.Predict("champion.csv", noise: 0.5);
        _rig.Predict("challenger.csv", noise: 2);

        CommandOutcome outcome = await _rig.RunAsync(
            "delay", "--champion", "champion.csv", "--challenger", "challenger.csv", "--override", "The old model's licence ends", "--who", "Ann");

        Assert.True(outcome.Answer);
        Assert.StartsWith("! PROMOTE delay, overridden by Ann (The old model's licence ends); the rules say REJECT:", CommandRig.Summary(outcome));
        JsonElement run = JsonDocument.Parse(_rig.Fact(History)).RootElement;
        Assert.Equal("reject", run.GetProperty("verdict").GetString());
        Assert.True(run.GetProperty("promoted").GetBoolean());
        Assert.Equal("Ann", run.GetProperty("override").GetProperty("who").GetString());
        Assert.Contains("challenger.csv", _rig.Fact(Champion));
    }

    [Theory]
    [InlineData("MLOPS1080", "--override", "why")]
    [InlineData("MLOPS1080", "--who", "Ann")]
    [InlineData("MLOPS1081", "--override", "why", "--who", "Ann", "--ci")]
    [InlineData("MLOPS1082", "--ci")]
    [InlineData("MLOPS1083", "--latency", "-1")]
    public async Task Run_WhatDoesNotGoTogether_IsRefusedAndRecordsNothing(string code, params string[] words)
    {
        _rig.Predict("a.csv", noise: 1);
        Assert.Equal(code, (await _rig.FaultAsync(["delay", "--challenger", "a.csv", .. words])).Code);
        Assert.Equal("", _rig.Fact(History));
    }

    [Fact]
    public async Task Run_Create_WritesAPolicyThatReads()
    {
        foreach (string task in new[] { "binary", "multiclass", "regression" })
        {
            CommandOutcome outcome = await _rig.RunAsync($"new-{task}", "--create", task);
            Assert.Contains($".mlops/gates/new-{task}.json is written", CommandRig.Summary(outcome));
        }

        Assert.Equal("MLOPS2604", (await _rig.FaultAsync("new-binary", "--create", "binary")).Code);
    }

    [Fact]
    public async Task Run_WithoutAChallenger_ShowsChampionAndHistory()
    {
        _rig.Predict("first.csv", noise: 1);
        Assert.Equal("delay: no champion yet.", CommandRig.Summary(await _rig.RunAsync("delay")));
        await _rig.RunAsync("delay", "--challenger", "first.csv");

        CommandOutcome shown = await _rig.RunAsync("delay");
        Assert.StartsWith("delay: champion first.csv since ", CommandRig.Summary(shown));
        Assert.Contains("PROMOTE", shown.Bundle.Text);
        Assert.Contains("delay", (await _rig.RunAsync()).Bundle.Text);
    }

    [Theory]
    [InlineData("MLOPS2603", "dely", "--challenger", "a.csv")]
    [InlineData("MLOPS2602", "../delay", "--challenger", "a.csv")]
    [InlineData("MLOPS1084", "--challenger", "a.csv")]
    public async Task Run_GateThatIsNone_IsRefused(string code, params string[] words)
    {
        MlopsException fault = await _rig.FaultAsync(words);
        Assert.Equal(code, fault.Code);
        Assert.True(code != "MLOPS2603" || fault.Remedy.StartsWith("Did you mean delay?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_HistoryInConflict_IsNamed()
    {
        _rig.Predict("first.csv", noise: 1);
        _rig.Data.Write($".mlops/{History}", "<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n");
        Assert.Equal("MLOPS2605", (await _rig.FaultAsync("delay", "--challenger", "first.csv")).Code);
    }
}
