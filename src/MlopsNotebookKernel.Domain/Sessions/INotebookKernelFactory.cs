using MlopsNotebookKernel.Domain.Packages;

namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>Starts kernels.</summary>
public interface INotebookKernelFactory
{
    /// <summary>Starts a kernel.</summary>
    /// <param name="notebookPath">The notebook, absolute; null when there is none.</param>
    /// <param name="workingDirectory">The folder that relative paths in cells refer to; absolute.</param>
    /// <param name="pinned">
    /// The only packages there are, with their whole graph, as a stamp names them; null where the package sources decide.
    /// </param>
    INotebookKernel Start(string? notebookPath, string workingDirectory, IReadOnlyList<ResolvedPackage>? pinned = null);
}
