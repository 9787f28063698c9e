namespace MlopsNotebookKernel.Hosting;

/// <summary>What a cell put out.</summary>
public enum HostedOutputKind
{
    /// <summary>Text on standard output.</summary>
    StandardOutput,

    /// <summary>Text on standard error.</summary>
    StandardError,

    /// <summary>A displayed value.</summary>
    Display,

    /// <summary>New content for an earlier display.</summary>
    Update,

    /// <summary>The value of the cell's last expression.</summary>
    Result,

    /// <summary>An error.</summary>
    Error,
}
