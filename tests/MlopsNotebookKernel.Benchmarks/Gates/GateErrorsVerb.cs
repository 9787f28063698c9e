using System.Globalization;
using MlopsNotebookKernel.Domain.Gates;
using MlopsNotebookKernel.Domain.Gates.Judging;
using MlopsNotebookKernel.Domain.Gates.Policies;

namespace MlopsNotebookKernel.Benchmarks.Gates;

/// <summary>How often a gate errs: simulates pairs of models of which the truth is known, and counts verdicts.</summary>
internal static class GateErrorsVerb
{
    private const int Replicates = 1000;
    private const int RowsOfTruth = 2_000_000;

    private static readonly (string Name, double Champion, double Challenger)[] Pairs =
        [("equal", 1, 1), ("a little better", 1, 0.9), ("better", 1, 0.75), ("much better", 1, 0.5), ("worse", 0.9, 1)];

    /// <summary>Prints a table of verdicts by pair and number of rows, and one of gates with slices.</summary>
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

        RunSlices(runs, output);
    }

    /// <summary>Equal models: a slice that is broken is so by chance, in 2.5 % of gates where all hold together at 95 %.</summary>
    private static void RunSlices(int runs, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("| slices | rows of each | gates with a broken slice |");
        output.WriteLine("| ---: | ---: | ---: |");
        foreach ((int slices, int rows) in new[] { (4, 200), (20, 200), (20, 1000), (100, 200) })
        {
            GatePolicy policy = PlantedEvidence.Policy(GatePolicy.DefaultReplicates, "auc") with { Slices = [new GateSliceRule("slice", "auc", null, 0, 50)] };
            SliceColumn column = new([.. Enumerable.Range(0, slices).Select(slice => $"s{slice}")], [.. Enumerable.Range(0, slices * rows).Select(row => row % slices)]);
            int broken = Enumerable.Range(0, runs).Count(run => PlantedEvidence
                .Judge(policy, PlantedEvidence.Create((ulong)((run * 37) + slices), slices * rows, 1, 1) with { Slices = new Dictionary<string, SliceColumn> { ["slice"] = column } })
                .Rules.Any(rule => rule is { Kind: RuleKind.SliceWorsening, Outcome: RuleOutcome.Broken }));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {slices} | {rows:#,0} | {(double)broken / runs:P1} |"));
        }
    }
}
