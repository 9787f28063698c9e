using System.Text.Json;
using Microsoft.ML;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Gate;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Commands.Tests.Gate;

/// <summary>ML.NET models of a notebook, scored in its own ML.NET.</summary>
public sealed class ModelScoringTests : IDisposable
{
    private const string Policy = """
        {
          "schema": "mlops.gate/1", "name": "delay", "task": "binary",
          "columns": { "label": "Late", "prediction": "PredictedLabel", "score": "Probability" },
          "metrics": [{ "metric": "auc", "floor": 0.6, "leastImprovement": 0 }, { "metric": "log-loss" }],
          "slices": [{ "column": "Place", "metric": "auc", "mostWorsening": 0.5 }],
          "classBand": "none",
          "replicates": 200
        }
        """;

    private readonly GateRig _rig = new();
    private readonly MLContext _ml = new(seed: 1);
    private readonly Flight[] _rows = Rows(2000, 7);

    public ModelScoringTests()
    {
        _rig.WritePolicy(Policy);
        _rig.Data.Session.Set("champion", Fit("Noise"));
        _rig.Data.Session.Set("challenger", Fit("Noise", "Signal"));
        _rig.Data.Session.Set("rows", _rows);
        _rig.Data.Session.Set("view", _ml.Data.LoadFromEnumerable(_rows));
    }

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData("@rows")]
    [InlineData("@view")]
    public async Task Run_ModelsOfTheNotebook_AreScoredOnTheSameRows(string rows)
    {
        CommandOutcome outcome = await RunAsync("--champion", "@champion", "--challenger", "@challenger", "--rows", rows);

        Assert.StartsWith("✓ PROMOTE delay: auc is better by", CommandRig.Summary(outcome));
        JsonElement result = CommandRig.Json(outcome);
        Assert.Equal(2000, result.GetProperty("rows").GetInt32());
        Assert.Equal("@challenger", result.GetProperty("challenger").GetProperty("model").GetProperty("path").GetString());
        Assert.Equal(2, result.GetProperty("slices").GetArrayLength());
        double auc = _ml.BinaryClassification.Evaluate(((ITransformer)_rig.Data.Session.Variables.Single(variable => variable.Name == "challenger").Value!)
            .Transform(_ml.Data.LoadFromEnumerable(_rows)), "Late").AreaUnderRocCurve;
        Assert.Equal(auc, result.GetProperty("metrics")[0].GetProperty("challenger").GetDouble(), 1e-6);
    }

    [Fact]
    public async Task Run_ModelInAFile_IsLoadedByTheNotebooksOwnLibrary()
    {
        _ml.Model.Save(Fit("Noise", "Signal"), _ml.Data.LoadFromEnumerable(_rows).Schema, _rig.Data.PathOf("challenger.zip"));

        CommandOutcome outcome = await RunAsync("--champion", "@champion", "--challenger", "challenger.zip", "--rows", "@rows");

        Assert.StartsWith("✓ PROMOTE delay", CommandRig.Summary(outcome));
        Assert.Contains("\"path\": \"challenger.zip\"", _rig.Fact("gates/delay.champion.json"));
        Assert.Equal(64, JsonDocument.Parse(_rig.Fact("gates/delay.champion.json")).RootElement.GetProperty("model").GetProperty("digest").GetString()!.Length);
    }

    [Fact]
    public async Task Run_WithALimitOnLatency_MeasuresOnceAndKeepsWhatItRecorded()
    {
        _rig.WritePolicy(Policy.Replace("\"replicates\"", "\"latency\": { \"most\": 1000 }, \"replicates\""));
        string[] words = ["--champion", "@champion", "--challenger", "@challenger", "--rows", "@rows"];
        CommandOutcome first = await RunAsync(words);
        CommandOutcome again = await RunAsync(words);

        Assert.True(CommandRig.Json(first).GetProperty("challenger").GetProperty("latencyMilliseconds").GetDouble() > 0);
        Assert.Equal(CommandRig.Json(first).GetRawText(), CommandRig.Json(again).GetRawText());
    }

    [Theory]
    [InlineData("MLOPS2625")]
    [InlineData("MLOPS2625", "--rows", "rows.csv")]
    [InlineData("MLOPS2625", "--rows", "@number")]
    [InlineData("MLOPS2626", "--rows", "@others")]
    public async Task Run_RowsThatAModelCannotScore_AreRefusedInWords(string code, params string[] rows)
    {
        _rig.Data.Session.Set("number", 7);
        _rig.Data.Session.Set("others", new[] { new Other { Height = 1 } });

        MlopsException fault = await Assert.ThrowsAnyAsync<MlopsException>(() => RunAsync(["--challenger", "@challenger", .. rows]));

        Assert.Equal(code, fault.Code);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public async Task Run_ModelInATerminal_SaysWhereItCanBeScored()
    {
        _ml.Model.Save(Fit("Noise"), _ml.Data.LoadFromEnumerable(_rows).Schema, _rig.Data.PathOf("model.zip"));
        MlopsException fault = await Assert.ThrowsAnyAsync<MlopsException>(() => _rig.RunAsync("delay", "--challenger", "model.zip"));
        Assert.Equal("MLOPS2624", fault.Code);
        Assert.Contains("exported library", fault.Remedy);
    }

    private Task<CommandOutcome> RunAsync(params string[] words) =>
        _rig.Data.OutcomeAsync(GateCommand.Definition, inNotebook: true, ["delay", .. words]);

    private ITransformer Fit(params string[] features) => _ml.Transforms.Concatenate("Features", features)
        .Append(_ml.BinaryClassification.Trainers.LbfgsLogisticRegression("Late"))
        .Fit(_ml.Data.LoadFromEnumerable(Rows(1000, 3)));

    private static Flight[] Rows(int count, ulong seed)
    {
        SeededRandom random = new(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            double signal = random.NextNormal();
            return new Flight
            {
                Signal = (float)signal,
                Noise = (float)(signal + (2 * random.NextNormal())),
                Late = random.NextUniform() < 1 / (1 + Math.Exp(-2 * signal)),
                Place = i % 2 == 0 ? "ORD" : "LAX",
            };
        })];
    }

    public sealed class Flight
    {
        public float Signal { get; set; }

        public float Noise { get; set; }

        public bool Late { get; set; }

        public string Place { get; set; } = "";
    }

    public sealed class Other
    {
        public float Height { get; set; }
    }
}
