namespace MlopsNotebookKernel.Domain.Pins.Differences;

/// <summary>How much a difference weighs.</summary>
public enum DifferenceWeight
{
    /// <summary>Named, and no change: prose, or the same values in other bytes.</summary>
    None,

    /// <summary>Worth knowing; the stamp still holds.</summary>
    Note,

    /// <summary>What the notebook says may no longer be true: the stamp is stale.</summary>
    Material,
}
