namespace MlopsNotebookKernel.Domain.Metrics.Standard;

/// <summary>What a model predicts.</summary>
public enum PredictionTask
{
    /// <summary>One of two classes, of which one is the positive one.</summary>
    Binary,

    /// <summary>One of several classes.</summary>
    Multiclass,

    /// <summary>A number.</summary>
    Regression,
}
