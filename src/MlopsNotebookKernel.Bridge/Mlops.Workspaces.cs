using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel;

public static partial class Mlops
{
    /// <summary>Describes the machine, the runtime, the packages and an allow-list of environment variables; secrets never.</summary>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> EnvAsync(CancellationToken cancellation = default) =>
        new CommandCall("env")
            .RunAsync(cancellation);

    /// <summary>Makes .mlops/, Git attributes so that notebooks diff like code, and a research notebook to begin with; what exists is kept.</summary>
    /// <param name="folder">The folder that gets .mlops/; by default the one in use, else the repository's root, else the current folder.</param>
    /// <param name="notebook">The research notebook to write, .ipynb or .dib; research.ipynb in the folder by default.</param>
    /// <param name="workflow">Also writes a sample workflow that runs the notebook for this service.</param>
    /// <param name="hook">Also writes a Git hook into this clone that verifies stamped notebooks: before each push, or before each commit.</param>
    /// <param name="gate">Also writes a policy for a gate of this name, and a sample workflow for GitHub that retrains each month: data, checks, training, gate, promotion.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> InitAsync(
        string? folder = null,
        string? notebook = null,
        string? workflow = null,
        string? hook = null,
        string? gate = null,
        CancellationToken cancellation = default) =>
        new CommandCall("init")
            .Option("folder", folder)
            .Option("notebook", notebook)
            .Option("workflow", workflow)
            .Option("hook", hook)
            .Option("gate", gate)
            .RunAsync(cancellation);
}
