namespace MlopsNotebookKernel.Domain.Gates.Judging;

/// <summary>The kinds of rules, in the order in which reasons are told.</summary>
public enum RuleKind
{
    /// <summary>The challenger must be better than the champion by so much.</summary>
    Improvement,

    /// <summary>The challenger's metric must be no worse than a value.</summary>
    Floor,

    /// <summary>The challenger's metric in a slice must be no worse than a value.</summary>
    SliceFloor,

    /// <summary>The challenger must not be worse than the champion in a slice by more than so much.</summary>
    SliceWorsening,

    /// <summary>The share of a predicted class must lie within its band.</summary>
    ClassBand,

    /// <summary>Scoring a row must take no longer than so many milliseconds.</summary>
    Latency,

    /// <summary>Scoring must take no more than so many megabytes.</summary>
    Memory,
}
