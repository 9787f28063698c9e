namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>What a model said of the held-out rows. A metric needs what it needs; the rest may be null.</summary>
public sealed record ModelPredictions
{
    /// <summary>The number of the class predicted for each row.</summary>
    public int[]? Classes { get; init; }

    /// <summary>The score of the positive class for each row, a probability where a metric needs one.</summary>
    public double[]? Scores { get; init; }

    /// <summary>A probability for each row by class, in the order of the classes; for several classes.</summary>
    public double[][]? Probabilities { get; init; }

    /// <summary>The number predicted for each row.</summary>
    public double[]? Values { get; init; }

    /// <summary>Some of the rows.</summary>
    /// <param name="rows">Their numbers.</param>
    public ModelPredictions Take(int[] rows) => new()
    {
        Classes = RowSelection.Of(Classes, rows),
        Scores = RowSelection.Of(Scores, rows),
        Probabilities = Probabilities is null ? null : [.. Probabilities.Select(each => RowSelection.Of(each, rows)!)],
        Values = RowSelection.Of(Values, rows),
    };
}
