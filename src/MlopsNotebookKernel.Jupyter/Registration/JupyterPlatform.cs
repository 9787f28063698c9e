namespace MlopsNotebookKernel.Jupyter.Registration;

/// <summary>What decides where Jupyter keeps its data.</summary>
internal enum JupyterPlatform
{
    /// <summary>Linux, and whatever else follows its conventions.</summary>
    Linux,

    /// <summary>macOS.</summary>
    Mac,

    /// <summary>Windows.</summary>
    Windows,
}
