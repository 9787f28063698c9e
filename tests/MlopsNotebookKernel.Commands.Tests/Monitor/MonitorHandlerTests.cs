using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Metric;
using MlopsNotebookKernel.Commands.Monitor;
using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Histories;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Periods;
using MlopsNotebookKernel.Rendering.Figures;
using MlopsNotebookKernel.Rendering.Figures.Svg;
using Xunit.Abstractions;

namespace MlopsNotebookKernel.Commands.Tests.Monitor;

public sealed partial class MonitorHandlerTests(ITestOutputHelper output) : IDisposable
{
    private const string History = ".mlops/history/monitor/log.jsonl";

    private readonly DataRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Run_ASteadyLog_IsHealthyAndKeptByMonth()
    {
        await KeepAsync();
        _rig.Write("log.csv", new Steady { Unlabelled = 10 }.Csv());
        await _rig.OutcomeAsync(MetricCommand.Definition, inNotebook: true, "auc", "--better", "higher");

        CommandOutcome outcome = await RunAsync("--by", "origin");

        JsonElement result = CommandRig.Json(outcome);
        Assert.True(outcome.Answer);
        Assert.Equal("✓ Healthy: log in 2001-03, 1,240 rows.", CommandRig.Summary(outcome));
        JsonElement[] periods = [.. result.GetProperty("periods").EnumerateArray()];
        Assert.Equal(["2001-01", "2001-02", "2001-03"], periods.Select(period => period.GetProperty("period").GetString()));
        Assert.Equal([1240, 1120, 1240], periods.Select(period => period.GetProperty("rows").GetInt32()));
        Assert.Equal(840, periods[2].GetProperty("labelled").GetInt32());
        Assert.Equal(840, periods[2].GetProperty("metrics")[0].GetProperty("rows").GetInt32());
        Assert.InRange(periods[0].GetProperty("metrics")[0].GetProperty("value").GetDouble(), 0.7, 0.9);
        Assert.InRange(periods[0].GetProperty("operations").GetProperty("latency95").GetDouble(), 40, 52);
        Assert.InRange(periods[0].GetProperty("operations").GetProperty("failed").GetInt32(), 4, 25);
        Assert.Equal(["distance", "origin", "prediction", "score"], periods[0].GetProperty("drift").EnumerateArray().Select(column => column.GetProperty("column").GetString()!).Order());
        Assert.Equal(3, _rig.Facts()[History].Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("share of prediction = true", outcome.Bundle.Data[MimeTypes.Svg], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Again_ChangesNothing()
    {
        await KeepAsync();
        _rig.Write("log.csv", new Steady().Csv());
        CommandOutcome first = await RunAsync();
        IReadOnlyDictionary<string, string> facts = _rig.Facts();

        CommandOutcome again = await RunAsync();

        Assert.Equal(facts, _rig.Facts());
        Assert.Equal(first.Bundle.Data[MimeTypes.Result], again.Bundle.Data[MimeTypes.Result]);
        Assert.Equal(first.Bundle.Text, again.Bundle.Text);
    }

    /// <summary>A history that an earlier version wrote says less of each period; that it says more now is no news.</summary>
    [Fact]
    public async Task Run_AfterAnEarlierVersion_TellsNothingAnew()
    {
        await KeepAsync();
        _rig.Write("log.csv", new Steady().Csv());
        await RunAsync();
        string whole = _rig.Facts()[History];
        string earlier = EarlierMembers().Replace(whole, "");
        Assert.NotEqual(whole, earlier);
        _rig.Write(History, earlier);

        CommandOutcome again = await RunAsync();

        Assert.Empty(Names(again, "judgedAnew"));
        Assert.Equal(whole, _rig.Facts()[History]);
    }

    /// <summary>The chart of the report is drawn from the history alone, and is the one below the cell.</summary>
    [Fact]
    public async Task Run_ALog_IsDrawnFromItsHistoryAlike()
    {
        await KeepAsync();
        _rig.Write("log.csv", new Steady { Share = (day, _) => day >= 59 ? 0.04 : 0.2 }.Csv());

        string svg = (await RunAsync()).Bundle.Data[MimeTypes.Svg];

        HistoryStore store = new(_rig.Workspace);
        Figure drawn = MonitorFigures.Share(ShareTimeline.Of("log", store.Read("log"))!);
        Assert.Equal(svg, SvgFigureRenderer.Standalone(drawn));
    }

    /// <summary>Where another research took the place of the first, the band has a step, and old points keep their own.</summary>
    [Fact]
    public void Share_AfterAnotherResearch_HasABandWithAStep()
    {
        HistoryPeriod Of(int month, long count, long baseline) => new()
        {
            Period = $"2001-0{month}",
            Start = new DateOnly(2001, month, 1),
            Every = PeriodLength.Month,
            Rows = 100,
            Watched = "true",
            Classes = [new HistoryClass("true", count, 100, ClassBandStatus.Within, baseline, 100)],
        };

        Figure figure = MonitorFigures.Share(ShareTimeline.Of("log", [Of(1, 20, 20), Of(2, 20, 20), Of(3, 30, 30)])!);

        Series band = Assert.Single(figure.Series, series => series.Kind == SeriesKind.Band);
        double march = new DateOnly(2001, 3, 1).DayNumber;
        Assert.Equal([new DateOnly(2001, 1, 1).DayNumber, march, march, new DateOnly(2001, 4, 1).DayNumber], band.X);
        Assert.Equal([0.6, 0.6, 0.9, 0.9], band.Upper!.Select(value => Math.Round(value, 12)));
    }

    /// <summary>A log's one score is of the positive class of two; of three classes it says nothing.</summary>
    [Fact]
    public async Task Run_SeveralClassesWithAScore_AreNotMeasuredByIt()
    {
        _rig.Write("research.csv", "prediction,label\na,a\nb,b\nc,c\na,b\n");
        await _rig.OutcomeAsync(SnapshotCommand.Definition, inNotebook: true, "research.csv", "--name", "research");
        _rig.Write("log.csv", "time,prediction,score,label\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"2001-01-{(i % 28) + 1:00},{"abc"[i % 3]},0.5,{"abc"[i % 2]}\n")));

        JsonElement period = CommandRig.Json(await RunAsync("--metric", "accuracy", "--metric", "log-loss", "--metric", "auc")).GetProperty("periods")[0];

        Assert.Equal(["accuracy"], period.GetProperty("metrics").EnumerateArray().Select(metric => metric.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Run_AClassLeavesItsBand_IsAnAlarmOfItsPeriod()
    {
        await KeepAsync();
        _rig.Write("log.csv", new Steady { Share = (day, _) => day >= 59 ? 0.04 : 0.2 }.Csv());

        CommandOutcome outcome = await RunAsync();

        Assert.False(outcome.Answer);
        Assert.Contains("Not healthy: log in 2001-03: class true: ", CommandRig.Summary(outcome), StringComparison.Ordinal);
        JsonElement shift = Assert.Single(CommandRig.Json(outcome).GetProperty("shifts").EnumerateArray(), each => each.GetProperty("series").GetString() == "share of true");
        Assert.InRange(DateOnly.Parse(shift.GetProperty("day").GetString()!, CultureInfo.InvariantCulture), new DateOnly(2001, 2, 27), new DateOnly(2001, 3, 3));
    }

    [Fact]
    public async Task Run_ASegmentLeavesItsBand_IsNamedWithItsRows()
    {
        await KeepAsync();
        _rig.Write("log.csv", new Steady { Share = (day, origin) => day >= 59 && origin == "ONT" ? 0.02 : 0.2 }.Csv());

        JsonElement[] periods = [.. CommandRig.Json(await RunAsync("--by", "origin")).GetProperty("periods").EnumerateArray()];

        JsonElement segment = Assert.Single(periods[2].GetProperty("segments").EnumerateArray(), each => each.GetProperty("class").GetString() == "true");
        Assert.Equal("ONT", segment.GetProperty("segment").GetString());
        Assert.InRange(segment.GetProperty("rows").GetInt32(), 300, 500);
        Assert.Contains(periods[2].GetProperty("alarms").EnumerateArray(), alarm => alarm.GetString()!.StartsWith("class true in ONT: ", StringComparison.Ordinal));
        Assert.Empty(periods[0].GetProperty("segments").EnumerateArray());
    }

    [Fact]
    public async Task Run_DriftInAnEarlierPeriod_IsNoOnlyWhenStrict()
    {
        await KeepAsync();
        _rig.Write("log.csv", new Steady { Distance = day => day is >= 31 and < 59 ? 150 : 0 }.Csv());

        CommandOutcome outcome = await RunAsync("--columns", "distance");

        Assert.True(outcome.Answer);
        Assert.Contains("alarms in 1 of the 2 periods before it", CommandRig.Summary(outcome), StringComparison.Ordinal);
        Assert.False((await RunAsync("--columns", "distance", "--strict")).Answer);
        Assert.Equal(["healthy", "drifted", "healthy"], CommandRig.Json(outcome).GetProperty("periods").EnumerateArray()
            .Select(period => period.GetProperty("drift")[0].GetProperty("verdict").GetString() == "drifted" ? "drifted" : "healthy"));
    }

    [Fact]
    public async Task Run_APeriodThatGrew_IsReplacedAndSaidSo()
    {
        await KeepAsync();
        _rig.Write("log.csv", new Steady { Days = 70 }.Csv());
        await RunAsync();
        _rig.Write("log.csv", new Steady { Days = 90 }.Csv());

        CommandOutcome outcome = await _rig.OutcomeAsync(MonitorCommand.Definition, inNotebook: false, Words());

        Assert.Equal(["2001-03"], Names(outcome, "grown"));
        Assert.Empty(Names(outcome, "added"));
        Assert.Contains("More rows than when last measured, so measured anew: 2001-03.", outcome.Bundle.Text, StringComparison.Ordinal);
        Assert.Equal(3, _rig.Facts()[History].Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Run_LabelsThatArriveLater_AreMeasuredThen()
    {
        await KeepAsync();
        _rig.Write("log.csv", new Steady { Unlabelled = 31 }.Csv());
        JsonElement before = CommandRig.Json(await RunAsync("--metric", "accuracy"));
        Assert.Equal(0, before.GetProperty("periods")[2].GetProperty("labelled").GetInt32());
        Assert.Equal(0, before.GetProperty("periods")[2].GetProperty("metrics").GetArrayLength());

        // The same rows, of which the labels are known now: a row's own random numbers must not move, so labels are cut off.
        string[] whole = new Steady().Csv().Split('\n');
        _rig.Write("log.csv", string.Join('\n', whole.Select((line, i) => i > 0 && i <= whole.Length - (31 * 40) - 2 ? line : i == 0 ? line : Cut(line))));
        await RunAsync("--metric", "accuracy", "--name", "late");
        _rig.Write("log.csv", string.Join('\n', whole));

        CommandOutcome outcome = await RunAsync("--metric", "accuracy", "--name", "late");

        Assert.Equal(["2001-03"], Names(outcome, "labelsArrived"));
        Assert.Equal(1240, CommandRig.Json(outcome).GetProperty("periods")[2].GetProperty("metrics")[0].GetProperty("rows").GetInt32());
    }

    [Fact]
    public async Task Run_PeriodsThatTheLogNoLongerHolds_StayInTheHistory()
    {
        await KeepAsync();
        string[] lines = new Steady().Csv().Split('\n');
        _rig.Write("log.csv", string.Join('\n', lines));
        await RunAsync();
        _rig.Write("log.csv", string.Join('\n', lines.Where((_, i) => i == 0 || i > 59 * 40)));

        Assert.Equal(3, CommandRig.Json(await RunAsync()).GetProperty("periods").GetArrayLength());
    }

    [Fact]
    public async Task Run_SeveralFilesOrAVariable_AreTheSameLog()
    {
        await KeepAsync();
        string[] lines = new Steady().Csv().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        _rig.Write("log.csv", string.Join('\n', lines));
        string one = Periods(await RunAsync());
        _rig.Write("parts/log-2.csv", string.Join('\n', lines[..1].Concat(lines[2000..])));
        _rig.Write("parts/log-1.csv", string.Join('\n', lines[..2000]));
        _rig.Session.Set("rows", lines.Skip(1).Select(line => line.Split(',')).Select(cells => new
        {
            scored_at = DateTime.Parse(cells[0], CultureInfo.InvariantCulture),
            origin = cells[1],
            distance = double.Parse(cells[2], CultureInfo.InvariantCulture),
            prediction = bool.Parse(cells[3]),
            score = double.Parse(cells[4], CultureInfo.InvariantCulture),
            label = bool.Parse(cells[5]),
            latency_ms = double.Parse(cells[6], CultureInfo.InvariantCulture),
            status = int.Parse(cells[7], CultureInfo.InvariantCulture),
        }).ToArray());

        Assert.Equal(one, Periods(await _rig.OutcomeAsync(MonitorCommand.Definition, inNotebook: true, ["parts/log-*.csv", .. Words()[1..]])));
        Assert.Equal(one, Periods(await _rig.OutcomeAsync(MonitorCommand.Definition, inNotebook: true, ["@rows", .. Words()[1..]])));
    }

    [Theory]
    [InlineData("MLOPS2820", "log.csv", "--every", "week")]
    [InlineData("MLOPS2821", "none-*.csv")]
    [InlineData("MLOPS2822", "timeless.csv")]
    [InlineData("MLOPS1082", "log.csv", "--label", "truth")]
    [InlineData("MLOPS2823", "log.csv", "--metric", "profit")]
    [InlineData("MLOPS2824", "many.csv", "--by", "origin")]
    [InlineData("MLOPS2825", "log.csv", "--validation", "other")]
    [InlineData("MLOPS2826", "log.csv", "--prediction", "scored_at")]
    [InlineData("MLOPS2827", "log.csv", "--time", "origin")]
    [InlineData("MLOPS2829", "log.csv", "--columns", "weight")]
    [InlineData("MLOPS1083", "log.csv", "--stamped", "today")]
    public async Task Run_WhatCannotBeMonitored_SaysWhy(string code, string log, params string[] options)
    {
        await KeepAsync();
        _rig.Write("log.csv", new Steady { Days = 120 }.Csv());
        _rig.Write("timeless.csv", "origin,prediction\nONT,true\n");
        _rig.Write("many.csv", "time,origin,prediction\n" + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"2001-01-01,O{i},true\n")));
        _rig.Write("other.csv", "weight\n1\n2\n");
        await _rig.OutcomeAsync(SnapshotCommand.Definition, inNotebook: true, "other.csv", "--name", "other");
        await RunAsync();
        IReadOnlyDictionary<string, string> facts = _rig.Facts();

        MlopsException fault = await Assert.ThrowsAnyAsync<MlopsException>(() =>
            _rig.OutcomeAsync(MonitorCommand.Definition, inNotebook: true, [log, "--baseline", "research", .. options]));

        Assert.Equal(code, fault.Code);
        Assert.Equal(facts, _rig.Facts());
    }

    [Theory]
    [InlineData("cron", "0 6 * * * cd \"$HOME/research\" && out=$(mlops monitor \"logs/*.csv\" --baseline research --strict 2>&1)")]
    [InlineData("github", "dotnet mlops monitor \"logs/*.csv\" --baseline research --strict --format markdown >> \"$GITHUB_STEP_SUMMARY\"")]
    public async Task Run_ASchedule_IsOfThisVeryMonitoring(string scheduler, string line)
    {
        CommandOutcome outcome = await _rig.OutcomeAsync(
            MonitorCommand.Definition, inNotebook: false, "logs/*.csv", "--baseline", "research", "--strict", "--schedule", scheduler);

        Assert.Contains(line, outcome.Bundle.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AsMarkdown_IsASummaryOfAJob()
    {
        await KeepAsync();
        _rig.Write("log.csv", new Steady().Csv());

        string markdown = (await RunAsync()).Markdown!.Value;

        Assert.StartsWith("### ✓ Healthy: log in 2001-03, 1,240 rows.\n", markdown, StringComparison.Ordinal);
        Assert.Contains("| 2001-03 | ✓ healthy | 1,240 |", markdown, StringComparison.Ordinal);
    }

    /// <summary>The rate that the README states: steady logs of three months that show any alarm in any period.</summary>
    [Fact]
    public async Task Run_SteadyLogs_SeldomRaiseAnAlarm()
    {
        const int logs = 12;
        await KeepAsync();
        int alarms = 0;
        for (ulong seed = 1; seed <= logs; seed++)
        {
            _rig.Write("log.csv", new Steady { Seed = seed + 100 }.Csv());
            JsonElement[] periods = [.. CommandRig.Json(await RunAsync("--by", "origin", "--name", $"log-{seed}")).GetProperty("periods").EnumerateArray()];
            string[] raised = [.. periods.SelectMany(period => period.GetProperty("alarms").EnumerateArray().Select(alarm => alarm.GetString()!))];
            alarms += raised.Length > 0 ? 1 : 0;
            foreach (string alarm in raised)
            {
                output.WriteLine($"{seed}: {alarm}");
            }
        }

        output.WriteLine($"{alarms} of {logs} steady logs raised an alarm");
        Assert.InRange(alarms, 0, 1);
    }

    [GeneratedRegex("""("(validation|prediction|watched|stamped)":"[^"]*",)|(,"baseline(Count|Rows)":[0-9]+)""")]
    private static partial Regex EarlierMembers();

    private static string Cut(string line) => line.Split(',') is { Length: 8 } cells ? string.Join(',', cells[..5].Append("").Concat(cells[6..])) : line;

    private static string[] Names(CommandOutcome outcome, string member) =>
        [.. CommandRig.Json(outcome).GetProperty(member).EnumerateArray().Select(name => name.GetString()!)];

    private static string Periods(CommandOutcome outcome) => CommandRig.Json(outcome).GetProperty("periods").GetRawText();

    private static string[] Words() => ["log.csv", "--baseline", "research"];

    private Task<CommandOutcome> RunAsync(params string[] options) =>
        _rig.OutcomeAsync(MonitorCommand.Definition, inNotebook: true, [.. Words(), .. options]);

    private async Task KeepAsync()
    {
        _rig.Write("research.csv", new Steady { Seed = 99, Days = 60 }.Csv());
        await _rig.OutcomeAsync(SnapshotCommand.Definition, inNotebook: true, "research.csv", "--name", "research");
    }
}
