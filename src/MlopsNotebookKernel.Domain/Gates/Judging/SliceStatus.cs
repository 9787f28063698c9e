namespace MlopsNotebookKernel.Domain.Gates.Judging;

/// <summary>Whether a slice was judged.</summary>
public enum SliceStatus
{
    /// <summary>It was.</summary>
    Judged,

    /// <summary>It has fewer rows than the policy asks for, or fewer than ten of a class.</summary>
    FewRows,
}
