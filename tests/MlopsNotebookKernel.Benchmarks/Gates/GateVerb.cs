using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using MlopsNotebookKernel.Domain.Gates.Judging;
using MlopsNotebookKernel.Domain.Gates.Policies;

namespace MlopsNotebookKernel.Benchmarks.Gates;

/// <summary>Judges predictions that a peer generated, and says how long it took with the values in memory.</summary>
internal static class GateVerb
{
    /// <summary>Writes one line of JSON for each set of metrics: <c>metrics</c>, <c>seconds</c>, <c>intervals</c>.</summary>
    /// <param name="folder">Holds <c>labels.f64</c>, <c>champion.f64</c> and <c>challenger.f64</c>: doubles, little endian.</param>
    /// <param name="replicates">Number of resamples.</param>
    /// <param name="output">Gets the lines.</param>
    public static void Run(string folder, int replicates, TextWriter output)
    {
        GateEvidence evidence = PlantedEvidence.Of(
            [.. Read(folder, "labels").Select(label => (int)label)], Read(folder, "champion"), Read(folder, "challenger"));
        foreach (string[] metrics in new string[][] { ["log-loss"], ["auc"], ["auc", "log-loss", "brier", "f1", "accuracy"] })
        {
            GatePolicy policy = PlantedEvidence.Policy(replicates, metrics);
            long start = Stopwatch.GetTimestamp();
            GateReport report = PlantedEvidence.Judge(policy, evidence);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            output.WriteLine(JsonSerializer.Serialize(
                new { Metrics = metrics, Seconds = seconds, Intervals = report.Metrics.Select(metric => metric.ImprovementInterval) }, JsonSerializerOptions.Web));
        }
    }

    private static double[] Read(string folder, string name) =>
        [.. MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(Path.Combine(folder, $"{name}.f64")))];
}
