using System.Globalization;
using System.Text.Json;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Metric;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Commands.Thesis;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Statistics;
using MlopsNotebookKernel.Domain.Theses;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Tests.Thesis;

public sealed class ThesisHandlerTests : IDisposable
{
    private static readonly string[] Said =
    [
        "warnings", "--need", "Desks know too late", "--thesis", "Earlier warnings help", "--metric", "warned", "--metric-from", "metric.csv", "--metric-better", "higher",
        "--metric-effect", "1", "--outcome", "missed", "--outcome-from", "outcome.csv#day,missed", "--outcome-better", "lower", "--outcome-effect", "5%", "--since",
        "2001-04-01", "--horizon", "60d",
    ];

    private readonly DataRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData(2, -2, 60, "supported", true, "Supported, not proven: warned moved (", "none of this is proof")]
    [InlineData(2, 0, 60, "refuted", false, "Refuted: warned moved (", "the thesis is refuted as it stands")]
    [InlineData(0, 0, 60, "metricNotMoved", false, "warned did not move (", "look at the interface")]
    [InlineData(6, -1.2, 12, "tooEarly", true, "Too early: warned moved, missed is open; decidable from about 2001-", "with a chance of four in five")]
    public async Task Run_PlantedSeries_AreAnsweredInWords(double metric, double outcome, int days, string verdict, bool answer, string summary, string says)
    {
        Plant(metric, outcome, days);

        CommandOutcome ran = await RunAsync(Said);

        JsonElement thesis = CommandRig.Json(ran).GetProperty("theses")[0];
        Assert.Equal(verdict, thesis.GetProperty("verdict").GetString());
        Assert.Equal(answer, ran.Answer);
        Assert.Contains(summary, CommandRig.Summary(ran), StringComparison.Ordinal);
        Assert.Contains(says, ran.Bundle.Text.ReplaceLineEndings(" "), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("metric: warned", ran.Bundle.Data[MimeTypes.Svg], StringComparison.Ordinal);
        Assert.Contains("outcome: missed", ran.Bundle.Data[MimeTypes.Svg], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ANewThesis_IsKeptAsAFile()
    {
        Plant(2, -2, 60);

        await RunAsync([.. Said, "--every", "week"]);

        Assert.Equal(
            """
            {
              "schema": "mlops.thesis/1",
              "name": "warnings",
              "need": "Desks know too late",
              "thesis": "Earlier warnings help",
              "metric": {
                "name": "warned",
                "from": "metric.csv",
                "better": "higher",
                "effect": "1"
              },
              "outcome": {
                "name": "missed",
                "from": "outcome.csv#day,missed",
                "better": "lower",
                "effect": "5%"
              },
              "control": null,
              "since": "2001-04-01",
              "horizon": "60d",
              "every": "week"
            }

            """.ReplaceLineEndings("\n"),
            _rig.Facts()[".mlops/theses/warnings.json"]);
    }

    [Fact]
    public async Task Run_ByNameAlone_InATerminal_AnswersTheSame()
    {
        Plant(2, -2, 60);
        CommandOutcome first = await RunAsync(Said);

        CommandOutcome again = await _rig.OutcomeAsync(ThesisCommand.Definition, inNotebook: false, "warnings");

        Assert.Equal(first.Bundle.Data[MimeTypes.Result], again.Bundle.Data[MimeTypes.Result]);
    }

    [Fact]
    public async Task Run_SaidOtherwiseLater_IsRefusedUnlessUpdated()
    {
        Plant(2, -2, 60);
        await RunAsync(Said);
        IReadOnlyDictionary<string, string> before = _rig.Facts();

        ThesisException fault = await Assert.ThrowsAsync<ThesisException>(() => RunAsync("warnings", "--outcome-effect", "1%", "--horizon", "90d"));

        Assert.Equal("MLOPS2703", fault.Code);
        Assert.Contains("outcome, horizon", fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, _rig.Facts());
        await RunAsync("warnings", "--horizon", "90d", "--update");
        Assert.Contains("\"90d\"", _rig.Facts()[".mlops/theses/warnings.json"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithoutAName_AnswersAllAndNamesWhatBroke()
    {
        Plant(2, 0, 60);
        await RunAsync(Said);
        string[] words = ["other", .. Said[1..]];
        words[Array.IndexOf(words, "--since") + 1] = "2001-05-29";
        await RunAsync(words);

        CommandOutcome all = await RunAsync();

        Assert.False(all.Answer);
        Assert.Equal("✗ Refuted: warnings; too early: other.", CommandRig.Summary(all));
    }

    [Fact]
    public async Task Run_TooEarlyAndStrict_AnswersNo()
    {
        Plant(6, -1.2, 12);

        Assert.False((await RunAsync([.. Said, "--strict"])).Answer);
    }

    [Fact]
    public async Task Run_NotSaidBefore_NamesAllThatIsMissing()
    {
        ThesisException fault = await Assert.ThrowsAsync<ThesisException>(() => RunAsync("warnings", "--need", "x", "--metric", "warned"));

        Assert.Equal("MLOPS2704", fault.Code);
        Assert.Contains("--thesis, --metric-from, --metric-effect, --outcome, --outcome-from, --outcome-effect, --since, --horizon, --metric-better", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--since", "1 April", "MLOPS2705")]
    [InlineData("--horizon", "soon", "MLOPS2705")]
    [InlineData("--metric-effect", "much", "MLOPS2705")]
    [InlineData("--metric-from", "../outside.csv", "MLOPS2705")]
    [InlineData("--metric-from", "missing.csv", "MLOPS2706")]
    [InlineData("--metric-from", "metric.csv#no", "MLOPS2707")]
    [InlineData("--metric-from", "wide.csv", "MLOPS2707")]
    [InlineData("--metric-from", "empty.csv#day,value", "MLOPS2708")]
    [InlineData("--metric-from", "history:auc", "MLOPS2709")]
    public async Task Run_WhatCannotBeUsed_IsRefusedAndNothingKept(string option, string value, string code)
    {
        Plant(2, -2, 60);
        _rig.Write("wide.csv", "day,a,b\n2001-01-01,1,2\n2001-01-02,1,2\n");
        _rig.Write("empty.csv", "day,value\n2001-01-01,\n2001-01-02,\n,3\n");
        string[] words = [.. Said];
        words[Array.IndexOf(words, option) + 1] = value;

        ThesisException fault = await Assert.ThrowsAsync<ThesisException>(() => RunAsync(words));

        Assert.Equal(code, fault.Code);
        Assert.False(File.Exists(_rig.PathOf(".mlops/theses/warnings.json")));
    }

    [Fact]
    public async Task Run_AQueryAVariableAndAHistory_AreSourcesToo()
    {
        Plant(2, -2, 60);
        (DateTime Day, double Missed)[] rows = [.. Days(-2, 60, 2).Select(day => (day.Day, day.Value))];
        _rig.Session.Set("business", rows.Select(row => new Business(row.Day, row.Missed)).ToArray());
        _rig.Write(".mlops/history/monitor/scoring.jsonl", string.Concat(Days(2, 60, 1).Select(day => string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"schema\":\"mlops.history/1\",\"period\":\"{day.Day:yyyy-MM-dd}\",\"start\":\"{day.Day:yyyy-MM-dd}\",\"rows\":9,\"metrics\":[{{\"name\":\"auc\",\"value\":{day.Value},\"rows\":9}}]}}\n"))));
        JsonElement files = (await _rig.RunAsync(ThesisCommand.Definition, Said)).GetProperty("theses")[0];

        string[] words = [.. Said];
        words[0] = "elsewhere";
        words[Array.IndexOf(words, "--metric-from") + 1] = "history:auc";
        words[Array.IndexOf(words, "--outcome-from") + 1] = "@business#Day,Missed";
        JsonElement history = (await _rig.RunAsync(ThesisCommand.Definition, words)).GetProperty("theses")[0];
        words[0] = "asked";
        words[Array.IndexOf(words, "--metric-from") + 1] = "SELECT day, value FROM 'metric.csv'";
        words[Array.IndexOf(words, "--outcome-from") + 1] = "select cast(Day as date) as d, avg(Missed) as m from business group by d";
        JsonElement query = (await _rig.RunAsync(ThesisCommand.Definition, words)).GetProperty("theses")[0];

        foreach (JsonElement thesis in new[] { history, query })
        {
            Assert.Equal(files.GetProperty("verdict").GetString(), thesis.GetProperty("verdict").GetString());
            foreach (string side in new[] { "metric", "outcome" })
            {
                Assert.Equal(files.GetProperty(side).GetProperty("change").GetDouble(), thesis.GetProperty(side).GetProperty("change").GetDouble(), 1e-9);
            }
        }
    }

    [Theory]
    [InlineData("SELECT day, value FROM read_csv('{0}')")]
    [InlineData("SELECT day, value FROM '{0}'")]
    [InlineData("SELECT day, value FROM read_parquet('{0}')")]
    public async Task Run_AQueryThatReadsElsewhere_IsRefused(string query)
    {
        Plant(2, -2, 60);
        DirectoryInfo outside = Directory.CreateTempSubdirectory("mlops-outside-");
        try
        {
            string secret = Path.Combine(outside.FullName, "secret.csv");
            File.WriteAllText(secret, "day,value\n2001-01-01,1\n");
            string[] words = [.. Said];
            words[Array.IndexOf(words, "--metric-from") + 1] = string.Format(CultureInfo.InvariantCulture, query, secret.Replace('\\', '/'));

            Domain.Errors.MlopsException fault = await Assert.ThrowsAnyAsync<Domain.Errors.MlopsException>(() => RunAsync(words));

            Assert.Contains(fault.Code, new[] { "MLOPS1433", "MLOPS2706" });
        }
        finally
        {
            outside.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Run_AThesisFromACloneThatNamesAFileOutside_DoesNotReadIt()
    {
        Plant(2, -2, 60);
        await RunAsync(Said);
        string file = _rig.PathOf(".mlops/theses/warnings.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"metric.csv\"", "\"../../../../etc/passwd\"", StringComparison.Ordinal));

        ThesisException fault = await Assert.ThrowsAsync<ThesisException>(() => RunAsync("warnings"));

        Assert.Equal("MLOPS2706", fault.Code);
        Assert.Contains("leads out of the repository", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"schema\": \"mlops.thesis/1\"", "\"schema\": \"mlops.thesis/2\"")]
    [InlineData("\"name\": \"warnings\"", "\"name\": \"other\"")]
    [InlineData("\"horizon\": \"60d\"", "\"horizon\": \"later\"")]
    [InlineData("\"better\": \"higher\"", "\"better\": \"more\"")]
    [InlineData("{", "[")]
    public async Task Run_ADamagedFile_IsNamed(string text, string damaged)
    {
        Plant(2, -2, 60);
        await RunAsync(Said);
        string file = _rig.PathOf(".mlops/theses/warnings.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace(text, damaged, StringComparison.Ordinal));

        ThesisException fault = await Assert.ThrowsAsync<ThesisException>(() => RunAsync("warnings"));

        Assert.Equal("MLOPS2701", fault.Code);
        Assert.Contains("warnings.json", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_MembersOfALaterVersion_SurviveAnUpdate()
    {
        Plant(2, -2, 60);
        await RunAsync(Said);
        string file = _rig.PathOf(".mlops/theses/warnings.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"every\": null", "\"every\": null,\n  \"owner\": \"desk\"", StringComparison.Ordinal));

        await RunAsync("warnings", "--horizon", "90d", "--update");

        Assert.Contains("\"owner\": \"desk\"", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ADefinedMetric_BringsItsDirection()
    {
        Plant(2, -2, 60);
        await _rig.OutcomeAsync(MetricCommand.Definition, inNotebook: true, "warned", "--better", "higher");
        int better = Array.IndexOf(Said, "--metric-better");

        Assert.True((await RunAsync([.. Said[..better], .. Said[(better + 2)..]])).Answer);
        string[] other = ["other", .. Said[1..]];
        other[better + 1] = "lower";
        Assert.Equal("MLOPS2705", (await Assert.ThrowsAsync<ThesisException>(() => RunAsync(other))).Code);
    }

    [Fact]
    public void Render_NoTheses_SaysSo() =>
        Assert.Equal(ViewStatus.Neutral, ThesisRenderer.Render(ThesisWords.Summary([]), []).Status);

    private Task<CommandOutcome> RunAsync(params string[] words) => _rig.OutcomeAsync(ThesisCommand.Definition, inNotebook: true, words);

    private void Plant(double metric, double outcome, int days)
    {
        Write("metric.csv", "day,value", Days(metric, days, 1));
        Write("outcome.csv", "day,missed", Days(outcome, days, 2));
    }

    private void Write(string file, string header, IEnumerable<(DateTime Day, double Value)> days) => _rig.Write(
        file, header + "\n" + string.Concat(days.Select(day => string.Create(CultureInfo.InvariantCulture, $"{day.Day:yyyy-MM-dd},{day.Value:R}\n"))));

    private static IEnumerable<(DateTime Day, double Value)> Days(double step, int after, ulong seed)
    {
        SeededRandom random = new(seed);
        return Enumerable.Range(0, 90 + after).Select(day => (new DateTime(2001, 1, 1).AddDays(day), 20 + random.NextNormal() + (day < 90 ? 0 : step))).ToList();
    }

    private sealed record Business(DateTime Day, double Missed);
}
