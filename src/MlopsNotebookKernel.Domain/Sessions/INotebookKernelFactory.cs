namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>Starts kernels.</summary>
public interface INotebookKernelFactory
{
    /// <summary>Starts a kernel.</summary>
    /// <param name="notebookPath">The notebook, absolute; null when there is none.</param>
    /// <param name="workingDirectory">The folder that relative paths in cells refer to; absolute.</param>
    INotebookKernel Start(string? notebookPath, string workingDirectory);
}
