using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Metric;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Metrics;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Tests.Metric;

public sealed class MetricHandlerTests : IDisposable
{
    private readonly CommandRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Run_NewMetricWithValue_DefinesItAndRecordsTheMeasurement()
    {
        _rig.Session.Set("auc", 0.713245f);
        _rig.Session.ExecutionCount = 7;
        _rig.Snapshots.Add("january", 'a', 1);

        CommandOutcome outcome = await RunAsync("validation-auc", "--value", "@auc", "--better", "higher", "--on", "january", "--description", "Area under the ROC curve");

        Assert.True(outcome.Answer);
        Assert.Equal("validation-auc = 0.713245, higher is better, on january@aaaaaaaaaaaa", CommandRig.Summary(outcome));
        JournalFact.MetricMeasured fact = Assert.IsType<JournalFact.MetricMeasured>(Assert.Single(_rig.Session.Journal.Facts));
        Assert.Equal(new JournalFact.MetricMeasured(7, "validation-auc", 0.713245f, "higher", new string('a', 64)), fact);
        Assert.Equal(
            """
            {
              "schema": "mlops.metric/1",
              "name": "validation-auc",
              "description": "Area under the ROC curve",
              "better": "higher",
              "unit": null
            }

            """.ReplaceLineEndings("\n"),
            _rig.Files()[".mlops/metrics/validation-auc.json"]);
        Assert.Equal("mlops.metric-result/1", CommandRig.Json(outcome).GetProperty("schema").GetString());
    }

    [Fact]
    public async Task Run_Again_ChangesNoFile()
    {
        await RunAsync("mae", "--value", "12.5", "--better", "lower", "--unit", "minutes");
        IReadOnlyDictionary<string, string> before = _rig.Files();
        CommandOutcome outcome = await RunAsync("mae", "--value", "11", "--better", "lower", "--unit", "minutes");
        Assert.Equal(before, _rig.Files());
        Assert.Equal("mae = 11 minutes, lower is better", CommandRig.Summary(outcome));
        Assert.Contains("✓ better", outcome.Bundle.Text);
    }

    [Fact]
    public async Task Run_OtherDirectionThanDefined_IsRefusedAndChangesNothing()
    {
        await RunAsync("auc", "--better", "higher");
        IReadOnlyDictionary<string, string> before = _rig.Files();
        MetricException error = await Assert.ThrowsAsync<MetricException>(() => RunAsync("auc", "--value", "0.7", "--better", "lower"));
        Assert.Equal("MLOPS1902", error.Code);
        Assert.Contains("auc.json", error.Remedy);
        Assert.Equal(before, _rig.Files());
        Assert.Empty(_rig.Session.Journal.Facts);
    }

    [Fact]
    public async Task Run_UnknownMetricWithoutDirection_AsksForIt()
    {
        MetricException error = await Assert.ThrowsAsync<MetricException>(() => RunAsync("lift", "--value", "0.7"));
        Assert.Equal("MLOPS1901", error.Code);
        Assert.Empty(_rig.Files());
    }

    [Fact]
    public async Task Run_StandardMetric_NeedsNoDirectionAndSaysHowItIsComputed()
    {
        CommandOutcome outcome = await RunAsync("log-loss");
        Assert.Equal("log-loss: lower is better", CommandRig.Summary(outcome));
        Assert.Contains("Mean of −ln of the probability", outcome.Bundle.Text);
    }

    [Fact]
    public async Task Run_StandardMetricTheOtherWay_IsRefused()
    {
        MetricException error = await Assert.ThrowsAsync<MetricException>(() => RunAsync("ranking", "--computed", "auc", "--better", "lower"));
        Assert.Equal("MLOPS1908", error.Code);
        Assert.Empty(_rig.Files());
    }

    [Fact]
    public async Task Run_NameOfItsOwnForAStandardMetric_KeepsWhichOneItIs()
    {
        CommandOutcome outcome = await RunAsync("ranking", "--computed", "auc");
        Assert.Contains("\"computed\": \"auc\"", _rig.Files()[".mlops/metrics/ranking.json"]);
        Assert.Contains("computed as", outcome.Bundle.Text);
        Assert.Equal("auc", new MetricStore(_rig.Workspace).Computable("ranking").Name);
    }

    [Theory]
    [InlineData("{\"schema\":\"mlops.metric/1\",\"name\":\"x\",\"better\":\"higher\"}", "MLOPS1909")]
    [InlineData("{\"schema\":\"mlops.metric/1\",\"name\":\"x\",\"better\":\"higher\",\"computed\":\"mae\"}", "MLOPS1908")]
    [InlineData("{\"schema\":\"mlops.metric/1\",\"name\":\"x\",\"better\":\"higher\",\"computed\":\"lift\"}", "MLOPS1910")]
    public void Computable_DefinitionThatDoesNotSayHow_IsRefused(string json, string code)
    {
        _rig.Write(".mlops/metrics/x.json", json);
        Assert.Equal(code, Assert.Throws<MetricException>(() => new MetricStore(_rig.Workspace).Computable("x")).Code);
    }

    [Fact]
    public async Task Run_DescriptionLater_CompletesTheDefinitionAndKeepsUnknownMembers()
    {
        _rig.Write(".mlops/metrics/auc.json", """{"schema":"mlops.metric/1","name":"auc","better":"higher","owner":"team A"}""");
        await RunAsync("auc", "--description", "Area");
        string written = _rig.Files()[".mlops/metrics/auc.json"];
        Assert.Contains("\"owner\": \"team A\"", written);
        Assert.Contains("\"description\": \"Area\"", written);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("1e999")]
    [InlineData("seven")]
    [InlineData("@text")]
    [InlineData("@nothing")]
    public async Task Run_ValueThatMeasuresNothing_IsRefused(string value)
    {
        _rig.Session.Set("text", "0.7");
        _rig.Session.Set("nothing", null);
        MetricException error = await Assert.ThrowsAsync<MetricException>(() => RunAsync("auc", "--value", value, "--better", "higher"));
        Assert.Equal("MLOPS1906", error.Code);
        Assert.Empty(_rig.Files());
    }

    [Fact]
    public async Task Run_ValueInATerminal_IsRefused()
    {
        MetricException error = await Assert.ThrowsAsync<MetricException>(() => _rig.RunInTerminalAsync(MetricCommand.Definition, "auc", "--value", "1", "--better", "higher"));
        Assert.Equal("MLOPS1904", error.Code);
    }

    [Fact]
    public async Task Run_UnknownVariable_IsRefusedByName()
    {
        UsageException error = await Assert.ThrowsAsync<UsageException>(() => RunAsync("auc", "--value", "@auk", "--better", "higher"));
        Assert.Contains("auk", error.Message);
    }

    [Theory]
    [InlineData("<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> b\n", "conflict markers")]
    [InlineData("{", "no JSON")]
    [InlineData("[]", "no JSON object")]
    [InlineData("""{"schema":"mlops.metric/9","name":"auc","better":"higher"}""", "mlops.metric/9")]
    [InlineData("""{"schema":"mlops.metric/1","name":"other","better":"higher"}""", "its name is not auc")]
    [InlineData("""{"schema":"mlops.metric/1","name":"auc","better":"up"}""", "neither higher nor lower")]
    [InlineData("""{"schema":"mlops.metric/1","name":"auc","better":"higher","unit":3}""", "unit is no text")]
    public async Task Run_MalformedFile_NamesTheProblem(string text, string expected)
    {
        _rig.Write(".mlops/metrics/auc.json", text);
        MetricException error = await Assert.ThrowsAsync<MetricException>(() => RunAsync("auc", "--better", "higher"));
        Assert.Equal("MLOPS1903", error.Code);
        Assert.Contains(expected, error.Message);
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("AUC")]
    [InlineData("con")]
    public async Task Run_NameThatIsNone_IsRefusedWithOneThatFits(string name)
    {
        MetricException error = await Assert.ThrowsAsync<MetricException>(() => RunAsync(name, "--better", "higher"));
        Assert.Equal("MLOPS1905", error.Code);
    }

    [Fact]
    public async Task Run_WithoutName_ListsAll()
    {
        Assert.StartsWith("No metric", CommandRig.Summary(await RunAsync()));
        await RunAsync("auc", "--better", "higher");
        await RunAsync("mae", "--better", "lower", "--value", "12");
        CommandOutcome outcome = await RunAsync();
        Assert.Equal("2 metrics are defined", CommandRig.Summary(outcome));
        Assert.Contains("mae", outcome.Bundle.Text);
    }

    private Task<CommandOutcome> RunAsync(params string[] words) => _rig.RunAsync(MetricCommand.Definition, words);
}
