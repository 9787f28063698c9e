namespace MlopsNotebookKernel.Domain.Checks;

/// <summary>How grave it is when a check fails, the mildest first.</summary>
public enum CheckSeverity
{
    /// <summary>Good to know.</summary>
    Note,

    /// <summary>Look at it.</summary>
    Warning,

    /// <summary>The data is not fit to use.</summary>
    Error,
}
