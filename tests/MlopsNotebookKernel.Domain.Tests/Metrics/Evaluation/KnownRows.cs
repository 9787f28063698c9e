using MlopsNotebookKernel.Domain.Metrics.Evaluation;
using MlopsNotebookKernel.Domain.Metrics.Standard;

namespace MlopsNotebookKernel.Domain.Tests.Metrics.Evaluation;

/// <summary>Rows that scikit-learn was asked about, too.</summary>
internal static class KnownRows
{
    private static readonly int[] Labels = [1, 0, 1, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1];

    private static readonly double[] Scores =
        [.9, .2, .6, .35, .4, .1, .8, .6, .05, .3, .35, .5, .7, .15, .25, .0, 1.0, .45, .3, .55];

    private static readonly double[] Targets = [3.0, -.5, 2, 7, 4.2, 0.1, 12, -3, 5.5, 6];

    /// <summary>20 rows of two classes, scores with ties.</summary>
    public static (LabelledRows Rows, ModelPredictions Model) Binary =>
        (new LabelledRows(PredictionTask.Binary, ["no", "yes"], 1, Labels, []),
            new ModelPredictions { Scores = Scores, Classes = [.. Scores.Select(score => score > 0.5 ? 1 : 0)] });

    /// <summary>15 rows of three classes.</summary>
    public static (LabelledRows Rows, ModelPredictions Model) Multiclass =>
        (new LabelledRows(PredictionTask.Multiclass, ["a", "b", "c"], -1, [0, 1, 2, 2, 1, 0, 0, 2, 1, 2, 2, 0, 1, 1, 2], []),
            new ModelPredictions
            {
                Classes = [0, 1, 2, 1, 1, 0, 2, 2, 0, 2, 2, 0, 1, 2, 2],
                Probabilities =
                [
                    [.7, .1, .2, .1, .3, .5, .3, .0, .6, .2, .1, .9, .2, .2, .25],
                    [.2, .8, .2, .6, .4, .25, .3, .1, .3, .3, .1, .05, .5, .3, .25],
                    [.1, .1, .6, .3, .3, .25, .4, .9, .1, .5, .8, .05, .3, .5, .5],
                ],
            });

    /// <summary>10 rows of numbers.</summary>
    public static (LabelledRows Rows, ModelPredictions Model) Regression =>
        (new LabelledRows(PredictionTask.Regression, [], -1, [], Targets),
            new ModelPredictions { Values = [2.5, 0.0, 2.1, 7.8, 3.9, .4, 10, -2, 5.5, 8] });
}
