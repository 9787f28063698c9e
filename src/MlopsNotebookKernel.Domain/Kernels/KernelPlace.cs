namespace MlopsNotebookKernel.Domain.Kernels;

/// <summary>Where a kernel is registered, and so who finds it.</summary>
public abstract record KernelPlace
{
    private KernelPlace()
    {
    }

    /// <summary>In the user's own folder of Jupyter data.</summary>
    public sealed record User : KernelPlace;

    /// <summary>In the Python environment that is active (Conda, venv), else that of the first Python on the path.</summary>
    public sealed record ActiveEnvironment : KernelPlace;

    /// <summary>Below a folder of the user's choice, in <c>share/jupyter</c>.</summary>
    /// <param name="Folder">The folder, absolute.</param>
    public sealed record Prefix(string Folder) : KernelPlace;
}
