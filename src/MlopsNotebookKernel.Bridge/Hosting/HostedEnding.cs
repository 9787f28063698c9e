namespace MlopsNotebookKernel.Hosting;

/// <summary>How a cell ended.</summary>
public enum HostedEnding
{
    /// <summary>It ran to its end.</summary>
    Succeeded,

    /// <summary>It did not compile, or threw.</summary>
    Failed,

    /// <summary>It was interrupted.</summary>
    Cancelled,
}
