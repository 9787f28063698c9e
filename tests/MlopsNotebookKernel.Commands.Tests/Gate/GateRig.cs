using System.Globalization;
using System.Text;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Gate;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Commands.Tests.Gate;

/// <summary>A workspace with a gate and planted predictions: how good each model is, is known.</summary>
internal sealed class GateRig : IDisposable
{
    public const string Policy = """
        {
          "schema": "mlops.gate/1",
          "name": "delay",
          "task": "binary",
          "columns": { "id": "id", "label": "late", "score": "probability" },
          "metrics": [{ "metric": "auc", "floor": 0.6, "leastImprovement": 0 }],
          "replicates": 200
        }
        """;

    public DataRig Data { get; } = new();

    public GateRig() => WritePolicy(Policy);

    public void WritePolicy(string policy) => Data.Write(".mlops/gates/delay.json", policy);

    /// <summary>
    /// Writes predictions of rows whose label depends on a hidden number: the less noise a model sees it through, the
    /// better it is. Equal seeds mean equal rows; the noise has a seed of its own.
    /// </summary>
    public void Predict(string file, double noise, int rows = 1000, ulong noiseSeed = 1, ulong rowSeed = 5, Func<int, string>? origin = null, Func<int, double>? extraNoise = null)
    {
        SeededRandom hidden = new(rowSeed);
        SeededRandom seen = new(noiseSeed);
        StringBuilder text = new(origin is null ? "id,late,probability\n" : "id,late,probability,origin\n");
        for (int row = 0; row < rows; row++)
        {
            double signal = hidden.NextNormal();
            bool late = hidden.NextUniform() < 1 / (1 + Math.Exp(-2 * signal));
            double probability = 1 / (1 + Math.Exp(-(signal + ((noise + (extraNoise?.Invoke(row) ?? 0)) * seen.NextNormal()))));
            text.Append(CultureInfo.InvariantCulture, $"f{row},{(late ? "true" : "false")},{probability:R}{(origin is null ? "" : $",{origin(row)}")}\n");
        }

        Data.Write(file, text.ToString());
    }

    public Task<CommandOutcome> RunAsync(params string[] words) => Data.OutcomeAsync(GateCommand.Definition, inNotebook: false, words);

    public string Fact(string path) => Data.Facts().TryGetValue($".mlops/{path}", out string? text) ? text : "";

    public async Task<MlopsException> FaultAsync(params string[] words) => await Assert.ThrowsAnyAsync<MlopsException>(() => RunAsync(words));

    public void Dispose() => Data.Dispose();
}
