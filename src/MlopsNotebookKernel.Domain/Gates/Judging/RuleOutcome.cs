namespace MlopsNotebookKernel.Domain.Gates.Judging;

/// <summary>What the evidence says of a rule.</summary>
public enum RuleOutcome
{
    /// <summary>It is met.</summary>
    Met,

    /// <summary>It cannot be told yet.</summary>
    Unclear,

    /// <summary>It is broken.</summary>
    Broken,
}
