namespace MlopsNotebookKernel.Domain.Theses;

/// <summary>How much it says that both series moved. None of it is proof.</summary>
public enum EvidenceStrength
{
    /// <summary>Before and after alone, or an outcome that was moving already: much else may have happened at that time.</summary>
    Weak,

    /// <summary>The outcome was steady before, and a control or the two series' smaller movements speak for the thesis as well.</summary>
    Moderate,

    /// <summary>Steady before, beyond the control's change, and the outcome follows the metric in its smaller movements.</summary>
    Strong,
}
