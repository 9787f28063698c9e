namespace MlopsNotebookKernel.Domain.Metrics.Standard;

/// <summary>A metric of the field that the toolkit computes itself, by scikit-learn's definition of the same name.</summary>
public sealed class StandardMetric
{
    internal StandardMetric(
        string name, MetricDirection better, string description, RowTotal needs, MetricValue value, params PredictionTask[] tasks)
    {
        Name = name;
        Better = better;
        Description = description;
        Needs = needs;
        Value = value;
        Tasks = tasks;
    }

    /// <summary>Its name, such as <c>log-loss</c>.</summary>
    public string Name { get; }

    /// <summary>Which way is better.</summary>
    public MetricDirection Better { get; }

    /// <summary>How it is computed, in a sentence.</summary>
    public string Description { get; }

    /// <summary>What it can be asked of.</summary>
    public IReadOnlyList<PredictionTask> Tasks { get; }

    /// <summary>Whether it needs the score or probabilities of a classifier, where the predicted class alone does not do.</summary>
    public bool NeedsScores => (Needs & (RowTotal.LogLoss | RowTotal.Brier | RowTotal.Rank | RowTotal.Precision)) != 0;

    /// <summary>Whether scores must be probabilities.</summary>
    public bool NeedsProbabilities => (Needs & (RowTotal.LogLoss | RowTotal.Brier)) != 0;

    internal RowTotal Needs { get; }

    internal MetricValue Value { get; }
}
