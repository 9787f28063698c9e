namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>What a comparison says; from harmless to grave.</summary>
public enum DriftVerdict
{
    /// <summary>No more change than samples of these sizes show without drift, and none that would matter.</summary>
    Steady,

    /// <summary>A change that is certain, and too small to matter.</summary>
    Watch,

    /// <summary>A change that would matter at face value, with too few rows to tell it from noise.</summary>
    Unclear,

    /// <summary>A change that matters, and that noise does not explain.</summary>
    Drifted,
}
