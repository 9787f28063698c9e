namespace MlopsNotebookKernel.Domain.Notebooks;

/// <summary>How a notebook is stored.</summary>
public enum NotebookFormat
{
    /// <summary>Jupyter's JSON, nbformat 4.0 to 4.5: cells with their outputs.</summary>
    Ipynb,

    /// <summary>.NET Interactive's text: cells under lines such as <c>#!csharp</c>, no outputs.</summary>
    Dib,
}
