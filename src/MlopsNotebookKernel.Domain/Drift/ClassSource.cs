namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>Where classes come from.</summary>
public enum ClassSource
{
    /// <summary>What the model said.</summary>
    Predictions,

    /// <summary>What came true.</summary>
    Labels,
}
