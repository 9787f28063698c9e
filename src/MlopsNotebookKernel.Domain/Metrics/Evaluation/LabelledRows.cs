using MlopsNotebookKernel.Domain.Metrics.Standard;

namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>What came true on the held-out rows.</summary>
/// <param name="Task">What is predicted.</param>
/// <param name="Classes">The classes, named; empty for regression.</param>
/// <param name="Positive">The number of the positive class of a binary task; −1 for others.</param>
/// <param name="Labels">The number of each row's class; empty for regression.</param>
/// <param name="Targets">Each row's label in regression; empty for classes.</param>
public sealed record LabelledRows(PredictionTask Task, IReadOnlyList<string> Classes, int Positive, int[] Labels, double[] Targets)
{
    /// <summary>Number of rows.</summary>
    public int Count => Task == PredictionTask.Regression ? Targets.Length : Labels.Length;

    /// <summary>Some of the rows.</summary>
    /// <param name="rows">Their numbers.</param>
    public LabelledRows Take(int[] rows) => this with
    {
        Labels = RowSelection.Of(Labels, rows) ?? [],
        Targets = RowSelection.Of(Targets, rows) ?? [],
    };
}
