using System.Globalization;
using System.Text.Json;
using MlopsNotebookKernel.Commands.Drift;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Commands.Tests.Drift;

public sealed class DriftHandlerTests : IDisposable
{
    private readonly DataRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task RunAsync_MarchAgainstJanuary_AgreesWithScipy()
    {
        await KeepAsync(DataRig.Flights("01"), "january");

        JsonElement result = await DriftAsync(DataRig.Flights("03"));

        Assert.Equal("mlops.drift-result/1", result.GetProperty("schema").GetString());
        Assert.True(result.GetProperty("answer").GetBoolean());
        JsonElement report = result.GetProperty("report");
        Assert.Equal("watch", report.GetProperty("verdict").GetString());
        Assert.Equal("arrival_delay", report.GetProperty("biggestMover").GetString());

        // x, y = January's and March's column as floats; D = ks_2samp(x, y).statistic
        // kstwobign.sf(sqrt(len(x)*len(y)/(len(x)+len(y)))*D); wasserstein_distance(x, y); std(x, ddof=1)
        // e = unique(quantile(x, arange(1, 10)/10, method='inverted_cdf')); p, q = counts and shares in (-inf, e0], (e0, e1], ...
        // ((q-p)*log(q/p)).sum(); jensenshannon(p, q, 2); chi2_contingency([counts], correction=False); abs(p-q).max()
        AssertNumbers(report, "distance", 0.00889842060419091, 0.3909685160146228, 7.331989347982991, 570.4914111987998, 0.0007685968805484576, 0.011772661985052885, 7.883697988673865, 0.5459079240433429, 0.005561408058967279);
        AssertNumbers(report, "arrival_delay", 0.03139244632110333, 3.3096347834945424e-09, 1.620080639738656, 29.513812855241788, 0.008339221669587962, 0.0387456681800294, 85.26651476941056, 1.443274712702329e-14, 0.02409233140470339);

        // p, q = counts of the union of values; as above, with half a row for an empty one in the index
        AssertCategories(report, "origin", 0.06298999195675478, 0.022235188700578362, 215.8261118788298, 0.6041260340463435, 0.0031272849723803994);
        AssertCategories(report, "destination", 0.06709408786019001, 0.02471602312452483, 243.77322205136133, 0.12999227792843565, 0.003991769827105453);

        JsonElement apart = Assert.Single(report.GetProperty("apart").EnumerateArray());
        Assert.Equal("scheduled", apart.GetProperty("name").GetString());
        Assert.Equal("time", apart.GetProperty("role").GetString());
    }

    [Fact]
    public async Task RunAsync_MayByOrigin_NamesOntarioWithItsRows()
    {
        string january = WithLate("01");
        string may = WithLate("05");
        await KeepAsync(january, "january");

        JsonElement result = await DriftAsync(may, "--class", "late", "--by", "origin");

        Assert.False(result.GetProperty("answer").GetBoolean());
        JsonElement classes = result.GetProperty("classes");
        Assert.Equal("labels", classes.GetProperty("currentSource").GetString());
        Assert.All(classes.GetProperty("overall").EnumerateArray(), band => Assert.Equal("within", band.GetProperty("status").GetString()));
        JsonElement ontario = classes.GetProperty("segments").EnumerateArray().Single(each => each.GetProperty("segment").GetString() == "ONT");
        JsonElement late = ontario.GetProperty("bands").EnumerateArray().Single(each => each.GetProperty("class").GetString() == "true");
        Assert.Equal("alarm", late.GetProperty("status").GetString());
        Assert.Equal((25, 105, 9, 157), (Long(late, "baselineCount"), Long(late, "baselineRows"), Long(late, "currentCount"), Long(late, "currentRows")));
        Assert.Equal(
            ["BDL", "BOI", "ELP", "ONT", "PBI"],
            classes.GetProperty("segments").EnumerateArray().Where(each => each.GetProperty("hasAlarm").GetBoolean()).Select(each => each.GetProperty("segment").GetString()).Order());
        Assert.Contains("ONT", result.GetProperty("summary").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_PredictionsOnOneSideOnly_SaysThatLabelsStandIn()
    {
        await KeepAsync(_rig.Write("a.csv", Rows(400, i => $"{(i % 5 == 0 ? "true" : "false")}", "late")), "a");
        string current = _rig.Write("b.csv", Rows(400, i => $"{(i % 50 == 0 ? "true" : "false")}", "predicted"));

        CommandOutcome outcome = await _rig.OutcomeAsync(
            DriftCommand.Definition, inNotebook: false, "--baseline", "a", "--current", current, "--class", "late", "--prediction", "predicted");

        JsonElement result = CommandRig.Json(outcome);
        Assert.False(outcome.Answer);
        Assert.Equal("labels", result.GetProperty("classes").GetProperty("baselineSource").GetString());
        Assert.Equal("predictions", result.GetProperty("classes").GetProperty("currentSource").GetString());
        Assert.Contains("labels stand in", outcome.Bundle.Text, StringComparison.Ordinal);
        Assert.Contains("true 2.0 % of 400, was 20.0 % of 400", outcome.Bundle.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_SnapshotAgainstItself_IsSteady()
    {
        await KeepAsync(DataRig.Flights("01"), "january");

        CommandOutcome outcome = await _rig.OutcomeAsync(DriftCommand.Definition, inNotebook: true, "--baseline", "january", "--current", "january", "--strict");

        Assert.True(outcome.Answer);
        Assert.StartsWith("✓ Steady: all 4 columns judged", CommandRig.Summary(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_StrictOnWatch_AnswersNo()
    {
        await KeepAsync(DataRig.Flights("01"), "january");

        Assert.False((await DriftAsync(DataRig.Flights("03"), "--strict")).GetProperty("answer").GetBoolean());
    }

    [Fact]
    public async Task RunAsync_ThresholdOfAColumn_MovesItsVerdict()
    {
        await KeepAsync(DataRig.Flights("01"), "january");

        JsonElement result = await DriftAsync(DataRig.Flights("03"), "--threshold", "arrival_delay=0.03", "--columns", "arrival_delay,distance");

        Assert.False(result.GetProperty("answer").GetBoolean());
        JsonElement[] columns = [.. result.GetProperty("report").GetProperty("columns").EnumerateArray()];
        Assert.Equal(["arrival_delay", "distance"], columns.Select(column => column.GetProperty("name").GetString()));
        Assert.Equal("drifted", columns[0].GetProperty("verdict").GetString());
        Assert.Equal("steady", columns[1].GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task RunAsync_ManyDistinctValues_AreBoundedByTheProfileAndExactWhenAsked()
    {
        Random random = new(1);
        string[] baseline = [.. Enumerable.Range(0, 6000).Select(_ => Normal(random, 0).ToString("R", CultureInfo.InvariantCulture))];
        string[] current = [.. Enumerable.Range(0, 5000).Select(_ => Normal(random, 0.3).ToString("R", CultureInfo.InvariantCulture))];
        await KeepAsync(_rig.Write("a.csv", $"x\n{string.Join('\n', baseline)}\n"), "january");
        string path = _rig.Write("b.csv", $"x\n{string.Join('\n', current)}\n");

        JsonElement bounded = Column(await DriftAsync(path), "x").GetProperty("statistics");
        JsonElement exact = Column(await DriftAsync(path, "--exact"), "x").GetProperty("statistics");

        foreach (string name in new[] { "kolmogorovSmirnov", "wasserstein", "normalizedWasserstein" })
        {
            double value = bounded.GetProperty(name).GetProperty("value").GetDouble();
            double error = bounded.GetProperty(name).GetProperty("error").GetDouble();
            Assert.True(error > 0);
            Assert.InRange(exact.GetProperty(name).GetProperty("value").GetDouble(), value - error, value + error);
            Assert.Equal(0, exact.GetProperty(name).GetProperty("error").GetDouble());
        }
    }

    [Fact]
    public async Task RunAsync_ColumnsGoneAndAdded_AreNamed()
    {
        await KeepAsync(_rig.Write("a.csv", "x,y\n1,a\n2,b\n3,a\n"), "january");

        CommandOutcome outcome = await _rig.OutcomeAsync(
            DriftCommand.Definition, inNotebook: true, "--baseline", "january", "--current", _rig.Write("b.csv", "x,z\n1,a\n2,b\n3,a\n"));

        Assert.Contains("gone or of another type: y", CommandRig.Summary(outcome), StringComparison.Ordinal);
        Assert.Contains("y is gone; z is new", outcome.Bundle.Text, StringComparison.Ordinal);
        Assert.Equal("watch", CommandRig.Json(outcome).GetProperty("report").GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("MLOPS1072", "--columns", "distanse")]
    [InlineData("MLOPS1072", "--threshold", "distanse=0.2")]
    [InlineData("MLOPS1071", "--threshold", "distance=much")]
    [InlineData("MLOPS1071", "--threshold", "-1")]
    [InlineData("MLOPS1070", "--by", "origin")]
    [InlineData("MLOPS1073", "--class", "late")]
    public async Task RunAsync_WrongUse_SaysWhatToWrite(string code, params string[] words)
    {
        await KeepAsync(DataRig.Flights("01"), "january");

        UsageException wrong = await Assert.ThrowsAsync<UsageException>(() => DriftAsync(DataRig.Flights("03"), words));

        Assert.Equal(code, wrong.Code);
    }

    [Theory]
    [InlineData("MLOPS2002", "--class", "distance")]
    public async Task RunAsync_WhatIsNoClass_IsRefused(string code, params string[] words)
    {
        await KeepAsync(DataRig.Flights("01"), "january");

        DriftException refused = await Assert.ThrowsAsync<DriftException>(() => DriftAsync(DataRig.Flights("03"), words));

        Assert.Equal(code, refused.Code);
    }

    [Fact]
    public async Task RunAsync_SnapshotOfNoTable_IsRefused()
    {
        await _rig.RunAsync(SnapshotCommand.Definition, _rig.Write("note.bin", [1, 2, 3]), "--name", "january");

        DriftException refused = await Assert.ThrowsAsync<DriftException>(() => DriftAsync(DataRig.Flights("03")));

        Assert.Equal("MLOPS2001", refused.Code);
    }

    [Fact]
    public async Task RunAsync_InANotebook_ShowsOneChartOrMore()
    {
        await KeepAsync(DataRig.Flights("01"), "january");

        CommandOutcome outcome = await _rig.OutcomeAsync(
            DriftCommand.Definition, inNotebook: true, "--baseline", "january", "--current", DataRig.Flights("05"));

        Assert.False(outcome.Answer);
        Assert.Contains("<svg", outcome.Bundle.Data[MimeTypes.Html], StringComparison.Ordinal);
        Assert.StartsWith("✗ Drifted: arrival_delay", CommandRig.Summary(outcome), StringComparison.Ordinal);
    }

    private Task KeepAsync(string path, string name) => _rig.RunAsync(SnapshotCommand.Definition, path, "--name", name);

    private Task<JsonElement> DriftAsync(string current, params string[] words) =>
        _rig.RunAsync(DriftCommand.Definition, ["--baseline", "january", "--current", current, .. words]);

    private string WithLate(string month)
    {
        string[] lines = File.ReadAllLines(DataRig.Flights(month));
        IEnumerable<string> rows = lines.Skip(1).Select(line =>
            $"{line},{(int.Parse(line[(line.LastIndexOf(',') + 1)..], CultureInfo.InvariantCulture) > 15 ? "true" : "false")}");
        return _rig.Write($"late-{month}.csv", $"{lines[0]},late\n{string.Join('\n', rows)}\n");
    }

    private static string Rows(int count, Func<int, string> row, string header) =>
        $"{header}\n{string.Join('\n', Enumerable.Range(0, count).Select(row))}\n";

    private static double Normal(Random random, double shift) =>
        shift + (Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));

    private static long Long(JsonElement element, string name) => element.GetProperty(name).GetInt64();

    private static JsonElement Column(JsonElement result, string name) => result.GetProperty("report").GetProperty("columns")
        .EnumerateArray().Single(column => column.GetProperty("name").GetString() == name);

    private static void AssertNumbers(
        JsonElement report, string name, double ks, double p, double wasserstein, double scale, double psi, double js, double chi, double chiP, double linf)
    {
        JsonElement statistics = report.GetProperty("columns").EnumerateArray().Single(each => each.GetProperty("name").GetString() == name).GetProperty("statistics");
        AssertValue(statistics, "kolmogorovSmirnov", "value", ks);
        AssertValue(statistics, "kolmogorovSmirnov", "pValue", p);
        AssertValue(statistics, "wasserstein", "value", wasserstein);
        Assert.Equal(scale, statistics.GetProperty("scale").GetDouble(), 1e-9);
        AssertValue(statistics, "normalizedWasserstein", "value", wasserstein / scale);
        AssertShares(statistics, psi, js, chi, chiP, linf);
    }

    private static void AssertCategories(JsonElement report, string name, double js, double psi, double chi, double chiP, double linf) => AssertShares(
        report.GetProperty("columns").EnumerateArray().Single(each => each.GetProperty("name").GetString() == name).GetProperty("statistics"),
        psi,
        js,
        chi,
        chiP,
        linf);

    private static void AssertShares(JsonElement statistics, double psi, double js, double chi, double chiP, double linf)
    {
        AssertValue(statistics, "populationStabilityIndex", "value", psi);
        AssertValue(statistics, "jensenShannon", "value", js);
        AssertValue(statistics, "chiSquare", "value", chi);
        AssertValue(statistics, "chiSquare", "pValue", chiP);
        AssertValue(statistics, "lInfinity", "value", linf);
    }

    private static void AssertValue(JsonElement statistics, string name, string part, double expected) =>
        Assert.Equal(expected, statistics.GetProperty(name).GetProperty(part).GetDouble(), 1e-9);
}
