namespace MlopsNotebookKernel.Domain.Notebooks;

/// <summary>What a cell of a notebook is.</summary>
public enum CellKind
{
    /// <summary>Code, which can run and have outputs.</summary>
    Code,

    /// <summary>Prose in Markdown.</summary>
    Markdown,

    /// <summary>Text that is neither run nor rendered.</summary>
    Raw,
}
