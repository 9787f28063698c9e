using System.Runtime.CompilerServices;
using MlopsNotebookKernel.Commands.Gate;
using MlopsNotebookKernel.Commands.Report.Gates;
using MlopsNotebookKernel.Domain.Gates;
using MlopsNotebookKernel.Domain.Gates.Policies;
using MlopsNotebookKernel.Domain.Gates.Records;
using MlopsNotebookKernel.Rendering.Figures;
using MlopsNotebookKernel.Rendering.Figures.Svg;

namespace MlopsNotebookKernel.Commands.Tests.Report;

public sealed class GateRunFigureTests
{
    /// <summary>The first run has no champion, two are of one day, and what was not measured is left out.</summary>
    [Fact]
    public void Of_Runs_DrawsChampionAndChallengersRunByRun()
    {
        Figure figure = GateRunFigure.Of(Gate(Run(5, null, 0.61), Run(6, 0.61, 0.66), Run(6, 0.66, 0.58), Run(7, 0.66, null), Run(20, 0.66, 0.70)))!;

        Assert.Equal(["1", "2", "3", "4"], figure.X.Categories);
        Match(SvgFigureRenderer.Inline(figure));
    }

    [Fact]
    public void Of_OneRun_IsNothingToDraw() => Assert.Null(GateRunFigure.Of(Gate(Run(5, null, 0.61))));

    private static GateOverview.Gate Gate(params GateRun[] runs) => new(
        "late-flights",
        ".mlops/gates/late-flights.json",
        GatePolicyFile.Parse(
            """{"schema":"mlops.gate/1","name":"late-flights","task":"binary","columns":{"label":"late","score":"score"},"metrics":[{"metric":"auc","floor":0.5}]}""",
            "late-flights",
            "late-flights.json"),
        null,
        runs);

    private static GateRun Run(int day, double? champion, double? challenger)
    {
        GateSide side = new("scores.csv", new string('a', 64), null, null, null);
        return new GateRun($"{day:x16}", "late-flights", new DateTimeOffset(2026, 11, day, 9, 0, 0, TimeSpan.Zero), GateVerdict.Promote, true, champion is null, null, 100, side, side, [new GateMetric("auc", champion, challenger)], []);
    }

    private static void Match(string actual, [CallerFilePath] string test = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(test)!, "gate-runs.golden");
        if (Environment.GetEnvironmentVariable("MLOPS_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual + "\n");
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual + "\n");
    }
}
