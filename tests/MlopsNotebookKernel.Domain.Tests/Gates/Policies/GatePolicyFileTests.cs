using MlopsNotebookKernel.Domain.Gates;
using MlopsNotebookKernel.Domain.Gates.Policies;
using MlopsNotebookKernel.Domain.Metrics.Standard;

namespace MlopsNotebookKernel.Domain.Tests.Gates.Policies;

public sealed class GatePolicyFileTests
{
    private const string Whole = """
        {
          "schema": "mlops.gate/1",
          "name": "delay",
          "description": "Why it is so.",
          "task": "binary",
          "columns": { "id": "id", "label": "late", "prediction": "at_risk", "score": "p", "latency": "ms" },
          "positive": "yes",
          "threshold": 0.3,
          "metrics": [{ "metric": "auc", "floor": 0.6, "leastImprovement": -0.01 }, { "metric": "brier" }],
          "slices": [{ "column": "origin", "metric": "accuracy", "floor": 0.5, "mostWorsening": 0.02, "fewestRows": 300 }],
          "classBand": { "snapshot": "validation-predictions", "column": "at_risk" },
          "latency": { "most": 2, "mostRatio": 1.5 },
          "memory": { "most": 500 },
          "confidence": 0.9,
          "replicates": 500,
          "seed": 3
        }
        """;

    [Fact]
    public void Parse_WholePolicy_ReadsEveryRule()
    {
        GatePolicy policy = Parse(Whole);

        Assert.Equal(PredictionTask.Binary, policy.Task);
        Assert.Equal(("id", "late", "at_risk", "p", "ms"), (policy.Columns.Id, policy.Columns.Label, policy.Columns.Prediction, policy.Columns.Score, policy.Columns.Latency));
        Assert.Equal(("yes", 0.3), (policy.Positive, policy.Threshold));
        Assert.Equal([new GateMetricRule("auc", 0.6, -0.01), new GateMetricRule("brier", null, null)], policy.Metrics);
        Assert.Equal([new GateSliceRule("origin", "accuracy", 0.5, 0.02, 300)], policy.Slices);
        Assert.Equal(new GateClassBand("validation-predictions", "at_risk"), policy.ClassBand);
        Assert.Equal(new GateResourceLimit(2, 1.5), policy.Latency);
        Assert.Equal(new GateResourceLimit(500, null), policy.Memory);
        Assert.Equal((0.9, 500, 3), (policy.Confidence, policy.Replicates, policy.Seed));
    }

    [Fact]
    public void Parse_LeastPolicy_HasTheDefaults()
    {
        GatePolicy policy = Parse("""{"schema":"mlops.gate/1","name":"delay","task":"multiclass","columns":{"label":"y","prediction":"p"},"metrics":[{"metric":"accuracy","floor":0.5}]}""");
        Assert.Equal((0.95, 2000, 1, 0.5), (policy.Confidence, policy.Replicates, policy.Seed, policy.Threshold));
        Assert.Equal(new GateClassBand(null, null), policy.ClassBand);
    }

    [Theory]
    [InlineData("\"leastImprovement\"", "\"leastImprovment\"", "metrics[0].leastImprovment is not known, did you mean leastImprovement?")]
    [InlineData("\"seed\": 3", "\"seed\": 3, \"slice\": []", "slice is not known, did you mean slices?")]
    [InlineData("\"floor\": 0.6", "\"floor\": \"0.6\"", "metrics[0].floor is no number")]
    [InlineData("\"floor\": 0.6", "\"floor\": 1e999", "metrics[0].floor is no number")]
    [InlineData("\"replicates\": 500", "\"replicates\": 1000000000", "replicates is not between 100 and 100000")]
    [InlineData("\"replicates\": 500", "\"replicates\": 500.5", "replicates is no whole number")]
    [InlineData("\"confidence\": 0.9", "\"confidence\": 1", "confidence is not between 0.5 and 0.9999")]
    [InlineData("\"fewestRows\": 300", "\"fewestRows\": 3", "slices[0].fewestRows is not between 30")]
    [InlineData("\"mostWorsening\": 0.02", "\"mostWorsening\": -0.02", "slices[0].mostWorsening is not between 0")]
    [InlineData("\"binary\"", "\"ranking\"", "task is none of")]
    [InlineData("\"name\": \"delay\"", "\"name\": \"other\"", "its name is not delay")]
    [InlineData("mlops.gate/1", "mlops.gate/9", "is written as mlops.gate/9; this version reads mlops.gate/1")]
    [InlineData("{ \"metric\": \"brier\" }", "{ \"metric\": \"auc\" }", "metrics names auc twice")]
    [InlineData("\"floor\": 0.6, \"leastImprovement\": -0.01", "\"floor\": null", "anything would pass")]
    [InlineData("\"label\": \"late\", ", "", "columns.label is missing")]
    [InlineData("\"classBand\": { \"snapshot\": \"validation-predictions\", \"column\": \"at_risk\" }", "\"classBand\": \"research\"", "classBand is neither")]
    [InlineData("\"seed\": 3", "\"seed\": 3, \"seed\": 4", "it is no JSON")]
    [InlineData("\"positive\": \"yes\"", "\"positive\": \"\"", "positive is empty")]
    [InlineData("\"most\": 500", "\"mostly\": 500", "memory.mostly is not known")]
    public void Parse_PolicyThatIsWrong_SaysWhere(string replaced, string by, string says)
    {
        GateException fault = Assert.Throws<GateException>(() => Parse(Whole.Replace(replaced, by)));
        Assert.Equal("MLOPS2601", fault.Code);
        Assert.Contains(says, fault.Message);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{\"schema\":7}")]
    [InlineData("<<<<<<< a\n=======\n>>>>>>> b\n")]
    public void Parse_NoPolicy_IsRefused(string text) => Assert.Equal("MLOPS2601", Assert.Throws<GateException>(() => Parse(text)).Code);

    [Fact]
    public void Parse_NestedBeyondMeasure_IsRefused() =>
        Assert.Equal("MLOPS2601", Assert.Throws<GateException>(() => Parse(new string('[', 100_000))).Code);

    [Fact]
    public void Digest_OtherLayoutAndDescription_IsTheSameAndOtherRulesAreNot()
    {
        string digest = PolicyDigest.Of(Parse(Whole));
        Assert.Equal(digest, PolicyDigest.Of(Parse(Whole.Replace("\n", "").Replace("Why it is so.", "Because."))));
        Assert.NotEqual(digest, PolicyDigest.Of(Parse(Whole.Replace("0.02", "0.03"))));
    }

    private static GatePolicy Parse(string text) => GatePolicyFile.Parse(text, "delay", "delay.json");
}
