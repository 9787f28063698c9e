namespace MlopsNotebookKernel.Domain.Gates;

/// <summary>What a gate says.</summary>
public enum GateVerdict
{
    /// <summary>The challenger becomes the champion: every rule is met.</summary>
    Promote,

    /// <summary>The champion stays, for the evidence does not suffice: no rule is broken, and some cannot be told yet.</summary>
    Hold,

    /// <summary>The champion stays: a rule is broken.</summary>
    Reject,
}
