using System.Globalization;
using MlopsNotebookKernel.Domain.Gates;
using MlopsNotebookKernel.Domain.Gates.Policies;

namespace MlopsNotebookKernel.Benchmarks.Gates;

/// <summary>How often a gate errs: simulates pairs of models of which the truth is known, and counts verdicts.</summary>
internal static class GateErrorsVerb
{
    private const int Replicates = 1000;
    private const int RowsOfTruth = 2_000_000;

    private static readonly (string Name, double Champion, double Challenger)[] Pairs =
        [("equal", 1, 1), ("a little better", 1, 0.9), ("better", 1, 0.75), ("much better", 1, 0.5), ("worse", 0.9, 1)];

    /// <summary>Prints a table of verdicts by pair and number of rows.</summary>
    /// <param name="runs">Simulated gates for each.</param>
    /// <param name="output">Gets the table.</param>
    public static void Run(int runs, TextWriter output)
    {
        GatePolicy policy = PlantedEvidence.Policy(Replicates, "auc");
        output.WriteLine("| challenger | true gain in AUC | rows | PROMOTE | HOLD | REJECT |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach ((string name, double champion, double challenger) in Pairs)
        {
            double truth = PlantedEvidence.Judge(PlantedEvidence.Policy(100, "auc"), PlantedEvidence.Create(77, RowsOfTruth, champion, challenger)).Metrics[0].Improvement!.Value;
            foreach (int rows in new[] { 500, 2000, 8000 })
            {
                Dictionary<GateVerdict, int> verdicts = Enumerable.Range(0, runs)
                    .Select(run => PlantedEvidence.Judge(policy, PlantedEvidence.Create((ulong)((run * 31) + rows), rows, champion, challenger)).Verdict)
                    .CountBy(verdict => verdict)
                    .ToDictionary();
                string Share(GateVerdict verdict) => ((double)verdicts.GetValueOrDefault(verdict) / runs).ToString("P1", CultureInfo.InvariantCulture);
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {(name == "equal" ? 0 : truth):+0.000;-0.000;0} | {rows:#,0} | {Share(GateVerdict.Promote)} | {Share(GateVerdict.Hold)} | {Share(GateVerdict.Reject)} |"));
            }
        }
    }
}
