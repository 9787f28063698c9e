using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Domain.Kernels;

/// <summary>Serves a kernel to front ends for as long as they want it.</summary>
public interface IKernelServer
{
    /// <summary>Serves one kernel until a front end shuts it down, or the process that asked for it has ended.</summary>
    /// <param name="connectionFile">The file in which the front end says where and how to connect; absolute.</param>
    /// <param name="notebookPath">The notebook, absolute; null when the user did not say.</param>
    /// <param name="workingDirectory">The folder that relative paths in cells refer to; absolute.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="MlopsException">The connection file cannot be used.</exception>
    Task ServeAsync(string connectionFile, string? notebookPath, string workingDirectory, CancellationToken cancellation);
}
