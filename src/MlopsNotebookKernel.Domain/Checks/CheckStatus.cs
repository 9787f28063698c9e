namespace MlopsNotebookKernel.Domain.Checks;

/// <summary>What a check came to.</summary>
public enum CheckStatus
{
    /// <summary>It holds.</summary>
    Passed,

    /// <summary>There is too little history to judge by yet.</summary>
    Learning,

    /// <summary>It does not hold.</summary>
    Failed,

    /// <summary>It could not be run on this data: a column is gone or of another type.</summary>
    Broken,

    /// <summary>It holds C# that nobody said may run.</summary>
    NotRun,
}
