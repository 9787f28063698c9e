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
        Assert.Equal("MLOPS2622", (await FaultAsync("delay", "--challenger", "second.csv")).Code);
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
        Assert.Equal(code, (await FaultAsync(["delay", "--challenger", "a.csv", .. words])).Code);
        Assert.Equal("", _rig.Fact(History));
    }

    [Fact]
    public async Task Run_SliceThatIsWorse_IsRejectedThoughAllRowsAreBetter()
    {
        _rig.WritePolicy(GateRig.Policy.Replace("\"replicates\"", "\"slices\": [{ \"column\": \"origin\", \"metric\": \"auc\", \"mostWorsening\": 0.05 }], \"replicates\""));
        static string Origin(int row) => row % 4 == 0 ? "ONT" : row % 40 == 1 ? "TINY" : "ORD";
        _rig.Predict("champion.csv", noise: 2, rows: 4000, origin: Origin);
        _rig.Predict("challenger.csv", noise: 0.3, rows: 4000, origin: Origin, extraNoise: row => Origin(row) == "ONT" ? 8 : 0);

        CommandOutcome outcome = await _rig.RunAsync("delay", "--champion", "champion.csv", "--challenger", "challenger.csv");

        Assert.StartsWith("✗ REJECT delay: auc where origin = ONT is worse by", CommandRig.Summary(outcome));
        Assert.Contains("Too small to be judged: 1 slice with 100 rows", outcome.Bundle.Text);
        JsonElement slices = CommandRig.Json(outcome).GetProperty("slices");
        Assert.Equal(["ONT", "ORD", "TINY"], slices.EnumerateArray().Select(slice => slice.GetProperty("slice").GetString()!).OrderBy(name => name, StringComparer.Ordinal));
        Assert.Equal("ONT", slices[0].GetProperty("slice").GetString());
    }

    [Fact]
    public async Task Run_ClassThatRunsAway_IsRejected()
    {
        _rig.WritePolicy(GateRig.Policy.Replace("\"floor\": 0.6, \"leastImprovement\": 0", "\"leastImprovement\": -0.2"));
        _rig.Predict("champion.csv", noise: 0.5);
        _rig.Predict("challenger.csv", noise: 0.5);
        string text = File.ReadAllText(_rig.Data.PathOf("challenger.csv"));
        string[] lines = text.Split('\n');
        _rig.Data.Write("challenger.csv", string.Join('\n', lines.Select((line, i) => i == 0 || line.Length == 0 ? line : Tenth(line))));

        CommandOutcome outcome = await _rig.RunAsync("delay", "--champion", "champion.csv", "--challenger", "challenger.csv");

        Assert.StartsWith("✗ REJECT delay: class", CommandRig.Summary(outcome));
        Assert.Contains("outside its band", CommandRig.Summary(outcome));

        static string Tenth(string line)
        {
            string[] cells = line.Split(',');
            return $"{cells[0]},{cells[1]},{double.Parse(cells[2], System.Globalization.CultureInfo.InvariantCulture) / 10}";
        }
    }

    [Theory]
    [InlineData("5", "8", "PROMOTE", "latency is 8 ms a row, within")]
    [InlineData("5", "11", "REJECT", "latency is 11 ms a row, above 10")]
    [InlineData(null, "8", "HOLD", "latency has a limit and was not measured")]
    public async Task Run_Latency_IsHeldAgainstTheChampions(string? champion, string challenger, string verdict, string says)
    {
        _rig.WritePolicy(GateRig.Policy.Replace("\"replicates\"", "\"latency\": { \"mostRatio\": 2 }, \"replicates\""));
        _rig.Predict("first.csv", noise: 2);
        _rig.Predict("second.csv", noise: 0.5);
        await _rig.RunAsync(["delay", "--challenger", "first.csv", .. champion is null ? Array.Empty<string>() : ["--latency", champion]]);

        CommandOutcome outcome = await _rig.RunAsync("delay", "--champion", "first.csv", "--challenger", "second.csv", "--latency", challenger);

        Assert.Contains($"{verdict} delay", CommandRig.Summary(outcome));
        Assert.Contains(says, outcome.Bundle.Text.ReplaceLineEndings(" "));
    }

    [Theory]
    [InlineData("400", "PROMOTE", "memory is 400 MB, within 500")]
    [InlineData("600", "REJECT", "memory is 600 MB, above 500")]
    [InlineData(null, "HOLD", "memory has a limit and was not measured")]
    public async Task Run_Memory_IsHeldAgainstItsLimit(string? megabytes, string verdict, string says)
    {
        _rig.WritePolicy(GateRig.Policy.Replace("\"replicates\"", "\"memory\": { \"most\": 500 }, \"replicates\""));
        _rig.Predict("first.csv", noise: 1);

        CommandOutcome outcome = await _rig.RunAsync(["delay", "--challenger", "first.csv", .. megabytes is null ? Array.Empty<string>() : ["--memory", megabytes]]);

        Assert.Contains($"{verdict} delay", CommandRig.Summary(outcome));
        Assert.Contains(says, outcome.Bundle.Text.ReplaceLineEndings(" "));
    }

    /// <summary>The research called one flight in ten late; a challenger that calls half of them late is outside X/3…3X.</summary>
    [Theory]
    [InlineData(10, "PROMOTE")]
    [InlineData(2, "REJECT")]
    public async Task Run_ClassesOfTheResearch_HoldTheChallengersShares(int every, string verdict)
    {
        _rig.Data.Write("research.csv", string.Concat(Enumerable.Range(0, 1000).Select(row => $"{(row % 10 == 0 ? "true" : "false")}\n").Prepend("at_risk\n")));
        await _rig.Data.OutcomeAsync(MlopsNotebookKernel.Commands.Snapshot.SnapshotCommand.Definition, inNotebook: false, "research.csv", "--name", "research");
        _rig.WritePolicy("{ \"schema\": \"mlops.gate/1\", \"name\": \"delay\", \"task\": \"binary\", \"columns\": { \"id\": \"id\", \"label\": \"late\", \"prediction\": \"said\" }, "
            + "\"metrics\": [{ \"metric\": \"accuracy\", \"floor\": 0.4 }], \"classBand\": { \"snapshot\": \"research\", \"column\": \"at_risk\" }, \"replicates\": 200 }");
        _rig.Data.Write("new.csv", string.Concat(Enumerable.Range(0, 1000).Select(row => $"{row},{(row % 10 == 0 ? "true" : "false")},{(row % every == 0 ? "true" : "false")}\n").Prepend("id,late,said\n")));

        CommandOutcome outcome = await _rig.RunAsync("delay", "--challenger", "new.csv");

        Assert.Contains($"{verdict} delay", CommandRig.Summary(outcome));
        Assert.Equal(verdict == "REJECT", CommandRig.Summary(outcome).Contains("outside its band", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("id,late,probability\na,true,0.5\nb,false,0.1\nb,false,0.2\n", "MLOPS2611", "1 row: b")]
    [InlineData("id,late,probability\na,true,0.5\n,false,0.1\n", "MLOPS2610", "row 2")]
    [InlineData("id,late,probability\na,true,0.5\nx,false,0.1\n", "MLOPS2612", "champion.csv alone has 1 row: b")]
    [InlineData("id,late,probability\na,true,0.5\nb,true,0.1\n", "MLOPS2618", "1 row: b")]
    [InlineData("id,late,probability\na,true,0.5\nb,false,nan\n", "MLOPS2616", "1 row: b")]
    [InlineData("id,late,probability\na,true,0.5\nb,,0.5\n", "MLOPS2616", "label is missing")]
    [InlineData("id,late,probability\na,true,high\nb,false,low\n", "MLOPS2607", "probability")]
    [InlineData("id,late,probably\na,true,0.5\nb,false,0.5\n", "MLOPS2606", "no column probability")]
    [InlineData("id,late,probability\n", "MLOPS26", "")]
    [InlineData("id,late,probability\na,yes,0.5\nb,no,0.1\n", "MLOPS2614", "no, yes")]
    [InlineData("id,late,probability\na,true,0.5\nb,false,0.1\nc,maybe,0.2\n", "MLOPS26", "")]
    public async Task Run_PredictionsThatDoNotFit_AreNamed(string challenger, string code, string says)
    {
        _rig.Data.Write("champion.csv", "id,late,probability\na,true,0.7\nb,false,0.3\n");
        _rig.Data.Write("challenger.csv", challenger);

        MlopsException fault = await FaultAsync("delay", "--champion", challenger.Contains("yes,") ? "challenger.csv" : "champion.csv", "--challenger", "challenger.csv");

        Assert.StartsWith(code, fault.Code);
        Assert.Contains(says, $"{fault.Message} {fault.Remedy}");
        Assert.Equal("", _rig.Fact(History));
    }

    [Fact]
    public async Task Run_ScoresBeyondOne_AreRefusedWhereProbabilitiesAreNeeded()
    {
        _rig.WritePolicy(GateRig.Policy.Replace("\"auc\", \"floor\": 0.6", "\"log-loss\", \"floor\": 0.6"));
        _rig.Data.Write("a.csv", "id,late,probability\na,true,1.7\nb,false,0.3\n");
        MlopsException fault = await FaultAsync("delay", "--challenger", "a.csv");
        Assert.Equal("MLOPS2617", fault.Code);
        Assert.Contains("a (1.7)", fault.Message);
    }

    [Theory]
    [InlineData("\"metric\": \"auc\"", "\"metric\": \"mae\"", "MLOPS2620")]
    [InlineData("\"metric\": \"auc\"", "\"metric\": \"lift\"", "MLOPS1909")]
    [InlineData(", \"score\": \"probability\"", ", \"prediction\": \"late\"", "MLOPS2621")]
    [InlineData("\"id\": \"id\", ", "", "MLOPS2609")]
    public async Task Run_PolicyThatCannotBeComputed_IsRefused(string replaced, string by, string code)
    {
        _rig.WritePolicy(GateRig.Policy.Replace(replaced, by));
        _rig.Predict("a.csv", noise: 1, rows: 50);
        Assert.Equal(code, (await FaultAsync("delay", "--challenger", "a.csv")).Code);
    }

    [Fact]
    public async Task Run_Multiclass_ComparesByClassesAndProbabilities()
    {
        _rig.WritePolicy("""
            {
              "schema": "mlops.gate/1", "name": "delay", "task": "multiclass",
              "columns": { "id": "id", "label": "label", "prediction": "said", "scores": { "a": "pa", "b": "pb", "c": "pc" } },
              "metrics": [{ "metric": "macro-f1", "leastImprovement": 0 }, { "metric": "log-loss", "leastImprovement": 0 }],
              "replicates": 200
            }
            """);
        WriteClasses("old.csv", 4);
        WriteClasses("new.csv", 10);

        CommandOutcome outcome = await _rig.RunAsync("delay", "--champion", "old.csv", "--challenger", "new.csv");

        Assert.StartsWith("✓ PROMOTE delay: macro-f1 is better by", CommandRig.Summary(outcome));
        Assert.Contains("McNemar", outcome.Bundle.Text);

        void WriteClasses(string file, int wrongEvery)
        {
            string[] names = ["a", "b", "c"];
            _rig.Data.Write(file, string.Concat(Enumerable.Range(0, 600).Select(row =>
            {
                int label = row % 3;
                int said = row % wrongEvery == 0 ? (label + 1) % 3 : label;
                return $"{row},{names[label]},{names[said]},{P(0)},{P(1)},{P(2)}\n";

                string P(int each) => each == said ? "0.8" : "0.1";
            }).Prepend("id,label,said,pa,pb,pc\n")));
        }
    }

    [Fact]
    public async Task Run_Regression_ComparesErrors()
    {
        _rig.WritePolicy("""
            {
              "schema": "mlops.gate/1", "name": "delay", "task": "regression",
              "columns": { "id": "id", "label": "y", "prediction": "said" },
              "metrics": [{ "metric": "mae", "leastImprovement": 0.1 }, { "metric": "r2", "floor": 0.5 }],
              "replicates": 200
            }
            """);
        Write("old.csv", 2);
        Write("new.csv", 1);

        CommandOutcome outcome = await _rig.RunAsync("delay", "--champion", "old.csv", "--challenger", "new.csv");

        Assert.StartsWith("✓ PROMOTE delay: mae is better by", CommandRig.Summary(outcome));
        Assert.DoesNotContain("McNemar's", outcome.Bundle.Text);
        Assert.Contains("-1.", outcome.Bundle.Text);

        void Write(string file, int error) => _rig.Data.Write(file, string.Concat(
            Enumerable.Range(0, 300).Select(row => $"{row},{row % 17},{(row % 17) + (row % 2 == 0 ? error : -error)}.5\n").Prepend("id,y,said\n")));
    }

    [Fact]
    public async Task Run_Create_WritesAPolicyThatReads()
    {
        foreach (string task in new[] { "binary", "multiclass", "regression" })
        {
            CommandOutcome outcome = await _rig.RunAsync($"new-{task}", "--create", task);
            Assert.Contains($".mlops/gates/new-{task}.json is written", CommandRig.Summary(outcome));
        }

        Assert.Equal("MLOPS2604", (await FaultAsync("new-binary", "--create", "binary")).Code);
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
        MlopsException fault = await FaultAsync(words);
        Assert.Equal(code, fault.Code);
        Assert.True(code != "MLOPS2603" || fault.Remedy.StartsWith("Did you mean delay?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_HistoryInConflict_IsNamed()
    {
        _rig.Predict("first.csv", noise: 1);
        _rig.Data.Write($".mlops/{History}", "<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n");
        Assert.Equal("MLOPS2605", (await FaultAsync("delay", "--challenger", "first.csv")).Code);
    }

    private async Task<MlopsException> FaultAsync(params string[] words) =>
        await Assert.ThrowsAnyAsync<MlopsException>(() => _rig.RunAsync(words));
}
