namespace MlopsNotebookKernel.Rendering.Figures;

/// <summary>What a series stands for; roles have one colour and one line style everywhere.</summary>
public enum SeriesRole
{
    /// <summary>The research baseline.</summary>
    Baseline,

    /// <summary>What is compared with it.</summary>
    Current,

    /// <summary>An allowed range or a threshold.</summary>
    Limit,

    /// <summary>What is out of range.</summary>
    Alarm,

    /// <summary>Anything else.</summary>
    Neutral,
}
