using MlopsNotebookKernel.Commands.Decide;
using MlopsNotebookKernel.Commands.Decisions;
using MlopsNotebookKernel.Commands.Grammar;
using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Tests.Decisions;

public sealed class DecisionCounselTests : IDisposable
{
    private const string Cell = "var features = new[] { \"Distance\", \"HourOfDay\" };";

    private readonly DataRig _rig = new();
    private readonly DecisionCounsel _counsel;

    public DecisionCounselTests() => _counsel = new DecisionCounsel(_rig.Services);

    public void Dispose() => _rig.Dispose();

    [Fact]
    public void Of_NothingRecorded_IsQuiet() => Assert.Null(_counsel.Of(Cell, _rig.Session));

    [Theory]
    [InlineData("hour of day", Cell)]
    [InlineData("hour of day", "var features = new[] { \"hour_of_day\" };")]
    [InlineData("the scheduled hour (`HourOfDay`)", Cell)]
    [InlineData("LightGBM", "var trainer = ml.BinaryClassification.Trainers.LightGbm();")]
    [InlineData("L-BFGS", "var trainer = new LbfgsTrainer(ml);")]
    public async Task Of_RejectedOptionIsUsed_SaysWhyInOneLine(string option, string cell)
    {
        await DecideAsync(option);
        Bundle? said = _counsel.Of(cell, _rig.Session);
        Assert.NotNull(said);
        Assert.Contains($"\"{option}\" was rejected on 2026-11-23: no gain on validation.", said.Text, StringComparison.Ordinal);
        Assert.Single(said.Text.Split('\n'));
    }

    [Theory]
    [InlineData("hour", Cell)]
    [InlineData("Drop the hour of day", Cell)]
    [InlineData("day", "var features = new[] { \"Today\", \"DayOfWeek\" };")]
    [InlineData("hour of day", "flights.Where(f => f.HourOfDay > 18).Count()")]
    [InlineData("hour of day", "record Flight(float HourOfDay);")]
    [InlineData("LightGBM", "using Microsoft.ML.Trainers.LightGbm;")]
    [InlineData("hour of day", "// features: HourOfDay\nvar features = new[] { \"Distance\" };")]
    [InlineData("hour of day", "var features = columns.Except([\"HourOfDay\"]).ToArray();")]
    [InlineData("hour of day", "#!mlops-drift --baseline january --current later.csv --column HourOfDay")]
    [InlineData("hour of day", "Console.WriteLine(\"features without HourOfDay\");")]
    [InlineData("LightGBM", "#r \"nuget: Microsoft.ML.LightGbm, 5.0.1\"")]
    [InlineData("LightGBM", "var note = \"ml.BinaryClassification.Trainers.LightGbm() was slow\";")]
    public async Task Of_OtherOptionOrOnlyLooking_IsQuiet(string option, string cell)
    {
        await DecideAsync(option);
        Assert.Null(_counsel.Of(cell, _rig.Session));
    }

    [Fact]
    public async Task Of_TheLineThatItOffers_KeepsItQuiet()
    {
        string id = await DecideAsync("hour of day");
        string said = _counsel.Of(Cell, _rig.Session)!.Text;
        string line = said[said.IndexOf("#!mlops-decisions", StringComparison.Ordinal)..said.IndexOf(" keeps this quiet", StringComparison.Ordinal)];
        Assert.Equal($"#!mlops-decisions --acknowledge {id}", line);
        Assert.Null(_counsel.Of($"{line}\n{Cell}", _rig.Session));
    }

    [Fact]
    public async Task Of_Acknowledged_IsQuietFromThenOn()
    {
        string id = await DecideAsync("hour of day");
        Assert.Null(_counsel.Of($"#!mlops-decisions --acknowledge {id}\n{Cell}", _rig.Session));
        Assert.NotNull(_counsel.Of(Cell, _rig.Session));
        await _rig.RunAsync(DecisionsCommand.Definition, "--acknowledge", id);
        Assert.Null(_counsel.Of(Cell, _rig.Session));
    }

    [Fact]
    public async Task Of_SupersededOrChosenLater_IsQuiet()
    {
        string id = await DecideAsync("hour of day");
        await _rig.RunInTerminalAsync(DecideCommand.Definition, "And now?", "--choice", "distance and hour of day");
        Assert.Null(_counsel.Of(Cell, _rig.Session));
        await _rig.RunInTerminalAsync(DecideCommand.Definition, "Which features?", "--choice", "distance", "--supersedes", id);
        Assert.Null(_counsel.Of(Cell, _rig.Session));
    }

    [Fact]
    public async Task Of_ChosenEarlierTheSameDay_DoesNotQuietTheRejection()
    {
        await _rig.RunInTerminalAsync(DecideCommand.Definition, "First?", "--choice", "distance and hour of day");
        _rig.Clock.Now = _rig.Clock.Now.AddMinutes(1);
        await DecideAsync("hour of day");
        Assert.NotNull(_counsel.Of(Cell, _rig.Session));

        _rig.Clock.Now = _rig.Clock.Now.AddMinutes(1);
        await _rig.RunInTerminalAsync(DecideCommand.Definition, "And now?", "--choice", "distance and hour of day");
        Assert.Null(_counsel.Of(Cell, _rig.Session));
    }

    [Fact]
    public async Task Of_FilesOfAnEarlierVersionOfOneDay_ChoiceQuietsAsBefore()
    {
        await _rig.RunInTerminalAsync(DecideCommand.Definition, "First?", "--choice", "distance and hour of day");
        await DecideAsync("hour of day");
        foreach (string path in Directory.EnumerateFiles(_rig.PathOf(".mlops/decisions"), "*.md"))
        {
            File.WriteAllLines(path, File.ReadAllLines(path).Where(line => !line.StartsWith("decided:", StringComparison.Ordinal)));
        }

        Assert.Null(_counsel.Of(Cell, _rig.Session));
    }

    [Fact]
    public async Task Of_TheNotebookThatDecidedIt_IsQuiet()
    {
        _rig.Session.NotebookPath = _rig.Write("research.ipynb", "{}");
        await _rig.RunAsync(DecideCommand.Definition, "Which features?", "--choice", "distance", "--rejected", "hour of day: no gain");
        Assert.Null(_counsel.Of(Cell, _rig.Session));
        _rig.Session.NotebookPath = _rig.Write("another.ipynb", "{}");
        Assert.NotNull(_counsel.Of(Cell, _rig.Session));
    }

    [Fact]
    public async Task Of_DataOrPackageHasMovedOn_SaysThatTheReasonMayNotHold()
    {
        _rig.Write("a.csv", "x\n1\n2\n");
        await _rig.RunInTerminalAsync(SnapshotCommand.Definition, "a.csv", "--name", "january");
        _rig.Session.Packages = [new ResolvedPackage("Microsoft.ML", "4.0.2", "4.0.2", "x", "feed", [])];
        await _rig.RunAsync(DecideCommand.Definition, "Which features?", "--choice", "distance", "--rejected", "hour of day: no gain", "--snapshot", "january");
        Assert.Contains("Its data is as it was.", _counsel.Of(Cell, _rig.Session)!.Text, StringComparison.Ordinal);

        _rig.Clock.Now = _rig.Clock.Now.AddDays(1);
        _rig.Write("a.csv", "x\n1\n3\n");
        await _rig.RunInTerminalAsync(SnapshotCommand.Definition, "a.csv", "--name", "january");
        _rig.Session.Packages = [new ResolvedPackage("Microsoft.ML", "5.0.1", "5.0.1", "x", "feed", [])];
        string said = _counsel.Of(Cell, _rig.Session)!.Text.ReplaceLineEndings(" ");
        Assert.Contains("there is january@", said, StringComparison.Ordinal);
        Assert.Contains("with too few rows to tell whether it drifted", said, StringComparison.Ordinal);
        Assert.Contains("Microsoft.ML 4.0.2 is 5.0.1 now", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_CellInARealSession_IsInterruptedAboveItsOutput()
    {
        await DecideAsync("hour of day");
        await using INotebookKernel kernel = new Scripting.CSharpKernelFactory(
            new Text(), new MagicCommands(_rig.Services), _rig.Services.Fingerprint.Value)
        { Counsel = _counsel }.Start(null, _rig.Root);
        CellRun run = await kernel.RunAsync(new CellSubmission($"{Cell}\nfeatures.Length"), new Sink(), default);
        Assert.Equal(CellStatus.Succeeded, run.Status);
        Assert.Contains("was rejected", Assert.IsType<CellOutput.Display>(run.Outputs[0]).Bundle.Text, StringComparison.Ordinal);
        Assert.Equal("2", Assert.IsType<CellOutput.Result>(run.Outputs[1]).Bundle.Text);
        Assert.Single((await kernel.RunAsync(new CellSubmission("1 + 1"), new Sink(), default)).Outputs);
    }

    private async Task<string> DecideAsync(string rejected)
    {
        System.Text.Json.JsonElement result = await _rig.RunInTerminalAsync(
            DecideCommand.Definition, "Which features?", "--choice", "distance, carrier", "--rejected", $"{rejected}: no gain on validation");
        return result.GetProperty("decision").GetProperty("id").GetString()!;
    }

    private sealed class Text : IValueFormatter
    {
        public Bundle Format(object? value) => Bundle.OfText(value?.ToString() ?? "");
    }

    private sealed class Sink : IOutputSink
    {
        public void Write(CellOutput output)
        {
            // What matters is in the run's result.
        }
    }
}
