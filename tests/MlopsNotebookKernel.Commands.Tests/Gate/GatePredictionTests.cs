using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Commands.Tests.Gate;

/// <summary>What predictions a gate takes: of two classes, of several, of numbers; and which it refuses.</summary>
public sealed class GatePredictionTests : IDisposable
{
    private const string History = "history/gates/delay.jsonl";

    private readonly GateRig _rig = new();

    public void Dispose() => _rig.Dispose();

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

        MlopsException fault = await _rig.FaultAsync("delay", "--champion", challenger.Contains("yes,") ? "challenger.csv" : "champion.csv", "--challenger", "challenger.csv");

        Assert.StartsWith(code, fault.Code);
        Assert.Contains(says, $"{fault.Message} {fault.Remedy}");
        Assert.Equal("", _rig.Fact(History));
    }

    [Fact]
    public async Task Run_ScoresBeyondOne_AreRefusedWhereProbabilitiesAreNeeded()
    {
        _rig.WritePolicy(GateRig.Policy.Replace("\"auc\", \"floor\": 0.6", "\"log-loss\", \"floor\": 0.6"));
        _rig.Data.Write("a.csv", "id,late,probability\na,true,1.7\nb,false,0.3\n");
        MlopsException fault = await _rig.FaultAsync("delay", "--challenger", "a.csv");
        Assert.Equal("MLOPS2617", fault.Code);
        Assert.Contains("a (1.7)", fault.Message);
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
}
