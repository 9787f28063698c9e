using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Domain.Kernels;

/// <summary>Where front ends look up which kernels there are.</summary>
public interface IKernelRegistry
{
    /// <summary>The kernels that front ends find on this machine, by name; of two with one name the one they use.</summary>
    /// <param name="place">Only those in this place, whether front ends look there or not; null for all they find.</param>
    /// <exception cref="MlopsException">The place cannot be found.</exception>
    IReadOnlyList<RegisteredKernel> List(KernelPlace? place = null);

    /// <summary>Registers this tool's kernel.</summary>
    /// <param name="name">The name that notebooks store: letters, digits, dots, hyphens and underscores.</param>
    /// <param name="place">Where.</param>
    /// <param name="replace">Whether a kernel of another program under this name may be replaced; one of this tool always is.</param>
    /// <exception cref="MlopsException">The name is wrong or taken, or the place cannot be written.</exception>
    RegisteredKernel Register(string name, KernelPlace place, bool replace);

    /// <summary>Takes this tool's kernel away.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="place">Where.</param>
    /// <exception cref="MlopsException">There is none under this name, or it is another program's.</exception>
    RegisteredKernel Unregister(string name, KernelPlace place);
}
