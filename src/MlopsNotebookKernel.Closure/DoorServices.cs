using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Kernels;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Closure;

/// <summary>What a door that runs cells itself adds to the common composition; a host that runs them adds nothing.</summary>
public sealed class DoorServices
{
    /// <summary>Starts kernels.</summary>
    public Func<CommandServices, INotebookKernelFactory>? Kernels { get; init; }

    /// <summary>What is done when a headless run reached the notebook's end.</summary>
    public Func<CommandServices, IRunCompletion>? RunCompletion { get; init; }

    /// <summary>Runs this tool in a process of its own.</summary>
    public Func<IToolProcess>? ToolProcess { get; init; }

    /// <summary>Brings packages as stamped.</summary>
    public Func<IPackageSupply>? PackageSupply { get; init; }

    /// <summary>Registers kernels with Jupyter.</summary>
    public Func<IKernelRegistry>? KernelRegistry { get; init; }

    /// <summary>Serves a kernel to Jupyter.</summary>
    public Func<CommandServices, IKernelServer>? KernelServer { get; init; }
}
