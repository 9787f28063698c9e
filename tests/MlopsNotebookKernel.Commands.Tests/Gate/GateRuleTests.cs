using System.Text.Json;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Tests.Rigs;

namespace MlopsNotebookKernel.Commands.Tests.Gate;

/// <summary>The rules of a policy, each by predictions that keep and break it.</summary>
public sealed class GateRuleTests : IDisposable
{
    private readonly GateRig _rig = new();

    public void Dispose() => _rig.Dispose();

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
    [InlineData("\"metric\": \"auc\"", "\"metric\": \"mae\"", "MLOPS2620")]
    [InlineData("\"metric\": \"auc\"", "\"metric\": \"lift\"", "MLOPS1909")]
    [InlineData(", \"score\": \"probability\"", ", \"prediction\": \"late\"", "MLOPS2621")]
    [InlineData("\"id\": \"id\", ", "", "MLOPS2609")]
    public async Task Run_PolicyThatCannotBeComputed_IsRefused(string replaced, string by, string code)
    {
        _rig.WritePolicy(GateRig.Policy.Replace(replaced, by));
        _rig.Predict("a.csv", noise: 1, rows: 50);
        Assert.Equal(code, (await _rig.FaultAsync("delay", "--challenger", "a.csv")).Code);
    }
}
