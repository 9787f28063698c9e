using System.Globalization;
using MlopsNotebookKernel.Domain.Logs;
using MlopsNotebookKernel.Domain.Metrics.Standard;
using MlopsNotebookKernel.Domain.Periods;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Statistics;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Logs;

namespace MlopsNotebookKernel.Tables.Tests.Logs;

public sealed class DuckLogEngineTests : IDisposable
{
    private static readonly LogColumns Columns = new("at", "said", "score", "came", "origin", "latency", "memory", "status");

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>In memory, and by way of a temporary file.</summary>
    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(0)]
    public async Task Measure_ALog_IsCountedByPeriodAndDay(long spillBytes)
    {
        LogMeasurements log = await MeasureAsync(
            """
            at,said,score,came,origin,latency,memory,status
            2001-01-30 10:00:00,true,0.9,true,ONT,10,1,200
            2001-01-30 11:00:00,false,0.2,false,LAX,20,2,503
            2001-01-31,false,0.4,true,,40,4,200
            2001-02-01,true,0.8,,ONT,-1,,
            ,true,0.7,true,ONT,1,1,200
            """,
            new LogQuestions(Columns, PeriodLength.Month, "true", ["score"], null, true),
            spillBytes);

        Assert.Equal(1, log.Timeless);
        Assert.Equal([new DateOnly(2001, 1, 1), new DateOnly(2001, 2, 1)], log.Periods.Select(period => period.Start));
        LogPeriod january = log.Periods[0];
        Assert.Equal((3, 3, 3), (january.Rows, january.Labelled, january.Truths.Rows));
        Assert.Equal((1, 2), (january.Classes.Overall["true"], january.Classes.Overall["false"]));
        Assert.Equal(["", "LAX", "ONT"], january.Classes.Segments.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((1, 3, 4.0), (january.Operations!.Failed, january.Operations.Requests, january.Operations.MemoryMaximum));
        Assert.InRange(january.Operations.LatencyMedian!.Value, 19.9, 20.1);
        Assert.Equal(1, january.Truths.Value(StandardMetrics.Find("auc")!, ["false", "true"], 1));
        Assert.Equal(2 / 3.0, january.Truths.Value(StandardMetrics.Find("accuracy")!, ["false", "true"], 1), 1e-12);
        Assert.Equal([0.2, 0.4, 0.9], Assert.IsType<Distribution.Numbers>(Assert.Single(january.Profile!.Columns).Distribution).Values);
        Assert.Equal(
            [
                new LogDay(new DateOnly(2001, 1, 30), 0.5, 0.55, 15, 0.5),
                new LogDay(new DateOnly(2001, 1, 31), 0, 0.4, 40, 0),
                new LogDay(new DateOnly(2001, 2, 1), 1, 0.8, -1, null),
            ],
            log.Days);
        Assert.Equal((1, 0, 0L), (log.Periods[1].Rows, log.Periods[1].Labelled, log.Periods[1].Truths.Rows));
        Assert.Equal((null, (long?)null, (double?)null), (log.Periods[1].Operations!.Failed, log.Periods[1].Operations!.Requests, log.Periods[1].Operations!.Memory95));
    }

    /// <summary>Whatever the order of the rows and however they are cut into files, the log is the same.</summary>
    [Theory]
    [InlineData(PeriodLength.Day)]
    [InlineData(PeriodLength.Week)]
    [InlineData(PeriodLength.Month)]
    public async Task Measure_RowsInAnyOrderAndSeveralFiles_AreTheSameLog(PeriodLength every)
    {
        SeededRandom random = new(5);
        string[] rows =
        [
            .. Enumerable.Range(0, 4_000).Select(i => string.Create(
                CultureInfo.InvariantCulture,
                $"{new DateTime(2001, 1, 1).AddMinutes(i * 31):yyyy-MM-dd HH:mm:ss},{(random.NextUniform() < 0.3 ? "true" : "false")},{random.NextUniform():F6},{(random.NextUniform() < 0.3 ? "true" : "false")},O{i % 7},{Math.Exp(random.NextNormal()):F3},{i % 90},{(i % 50 == 0 ? 500 : 200)}")),
        ];
        const string header = "at,said,score,came,origin,latency,memory,status\n";
        LogQuestions questions = new(Columns, every, "true", ["score", "origin"], null, true);

        LogMeasurements sorted = await MeasureAsync(header + string.Join('\n', rows), questions);
        string[] shuffled = [.. rows.Select(row => (row, random.NextUniform())).OrderBy(pair => pair.Item2).Select(pair => pair.row)];
        LogMeasurements apart = await MeasureAsync([header + string.Join('\n', shuffled[..1_500]), header + string.Join('\n', shuffled[1_500..])], questions, spillBytes: 0);

        Assert.Equal(sorted.Periods.Count, apart.Periods.Count);
        foreach ((LogPeriod one, LogPeriod other) in sorted.Periods.Zip(apart.Periods))
        {
            Assert.Equal((one.Start, one.Rows, one.Labelled), (other.Start, other.Rows, other.Labelled));
            Assert.Equal(Period.Start(one.Start.ToDateTime(TimeOnly.MinValue), every), one.Start.ToDateTime(TimeOnly.MinValue));
            Assert.Equal(one.Operations, other.Operations);
            Assert.Equivalent(one.Classes.Segments, other.Classes.Segments, strict: true);
            Assert.Equivalent(one.Profile, other.Profile, strict: true);
            Assert.All(["auc", "log-loss", "f1"], name => Assert.Equal(
                one.Truths.Value(StandardMetrics.Find(name)!, ["false", "true"], 1), other.Truths.Value(StandardMetrics.Find(name)!, ["false", "true"], 1), 1e-12));
        }

        Assert.Equal(sorted.Days.Select(day => (day.Day, day.Watched, day.Failed)), apart.Days.Select(day => (day.Day, day.Watched, day.Failed)));
        Assert.All(sorted.Days.Zip(apart.Days), pair => Assert.Equal(pair.First.Score!.Value, pair.Second.Score!.Value, 1e-12));
    }

    [Fact]
    public async Task Measure_PredictedNumbers_AreHeldAgainstLabels()
    {
        LogMeasurements log = await MeasureAsync(
            "at,said,came\n2001-01-01,10,12\n2001-01-02,20,19\n2001-01-03,30,\n",
            new LogQuestions(Columns with { Score = null, By = null, Latency = null, Memory = null, Status = null }, PeriodLength.Month, null, [], null, false));

        LogPeriod period = Assert.Single(log.Periods);
        Assert.Equal((3, 2, 2L), (period.Rows, period.Labelled, period.Truths.Rows));
        Assert.Equal(1.5, period.Truths.Value(StandardMetrics.Find("mae")!, [], -1));
        Assert.Empty(period.Classes.Overall);
        Assert.Null(period.Operations);
        Assert.Null(period.Profile);
    }

    /// <summary>A whole number is one name, however its column is stored: labels with gaps are often written 1.0.</summary>
    [Fact]
    public async Task Measure_ClassesWrittenAsNumbers_AreOneNameOnBothSides()
    {
        LogMeasurements log = await MeasureAsync(
            "at,said,came\n2001-01-01,1,1.0\n2001-01-02,0,0.0\n2001-01-03,1,\n",
            new LogQuestions(Columns with { Score = null, By = null, Latency = null, Memory = null, Status = null }, PeriodLength.Month, "1", [], null, false));

        Assert.Equal(["0", "1"], Assert.Single(log.Periods).Truths.Classes);
    }

    [Theory]
    [InlineData("status", "200,404,500,503", 2)]
    [InlineData("status", "0,1,0,7", 2)]
    [InlineData("status", "ok,OK, success ,timeout", 1)]
    [InlineData("ok", "true,true,false,true", 1)]
    [InlineData("ok", "1,1,0,1", 1)]
    [InlineData("failed", "true,false,false,false", 1)]
    [InlineData("failed", "0,2,0,1", 2)]
    [InlineData("error", "refused,timeout,reset,reset", 4)]
    public async Task Measure_RequestsThatFailed_AreToldByTheirColumn(string column, string values, int failed)
    {
        string rows = string.Concat(values.Split(',').Select(value => $"2001-01-01,{value}\n"));
        LogMeasurements log = await MeasureAsync(
            $"at,{column}\n{rows}", new LogQuestions(new LogColumns("at", null, null, null, null, null, null, column), PeriodLength.Month, null, [], null, false));

        Assert.Equal((failed, 4), (Assert.Single(log.Periods).Operations!.Failed, log.Periods[0].Operations!.Requests));
    }

    [Fact]
    public async Task Measure_LabelsOfTooManyValues_AreNoClasses()
    {
        string rows = string.Concat(Enumerable.Range(0, 500).Select(i => $"2001-01-01,true,L{i}\n"));

        LogException fault = await Assert.ThrowsAsync<LogException>(() => MeasureAsync(
            $"at,said,came\n{rows}", new LogQuestions(new LogColumns("at", "said", null, "came", null, null, null, null), PeriodLength.Month, "true", [], null, false)));

        Assert.Equal("MLOPS2824", fault.Code);
    }

    [Fact]
    public async Task Measure_LargeTextThatIsDamaged_NamesTheLineAsASmallOneDoes()
    {
        TableException fault = await Assert.ThrowsAsync<TableException>(() => MeasureAsync(
            ["at,said\n2001-01-01,true\n2001-01-02,true,1\n"], new LogQuestions(new LogColumns("at", "said", null, null, null, null, null, null), PeriodLength.Month, "true", [], null, false), spillBytes: 0));

        Assert.Equal("MLOPS1406", fault.Code);
        Assert.StartsWith("Line 3 of ", fault.Message, StringComparison.Ordinal);
    }

    private Task<LogMeasurements> MeasureAsync(string csv, LogQuestions questions, long spillBytes = long.MaxValue) => MeasureAsync([csv], questions, spillBytes);

    private Task<LogMeasurements> MeasureAsync(string[] parts, LogQuestions questions, long spillBytes = long.MaxValue) => new DuckLogEngine(spillBytes).MeasureAsync(
        [.. parts.Select((csv, i) => new TableSource.File(_folder.Write($"log-{Guid.NewGuid():N}-{i}.csv", csv)))], questions, null, CancellationToken.None);
}
