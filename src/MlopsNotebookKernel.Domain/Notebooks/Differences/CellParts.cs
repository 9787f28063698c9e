namespace MlopsNotebookKernel.Domain.Notebooks.Differences;

/// <summary>What of a cell differs.</summary>
[Flags]
public enum CellParts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Prose: Markdown, and comments and white space in code.</summary>
    Prose = 1,

    /// <summary>Code.</summary>
    Code = 2,

    /// <summary>Outputs.</summary>
    Outputs = 4,
}
