namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>Runs this tool in a process of its own, which ends with this one, however that ends.</summary>
public interface IToolProcess
{
    /// <summary>Whether a version of the runtime is installed that this tool can run on.</summary>
    /// <param name="version">The version.</param>
    bool HasRuntime(Version version);

    /// <summary>Runs the tool to its end.</summary>
    /// <param name="start">What to run.</param>
    /// <param name="lines">Takes what it says on standard error, line by line.</param>
    /// <param name="cancellation">Ends it, and what it started.</param>
    Task<ToolEnd> RunAsync(ToolStart start, IProgress<string> lines, CancellationToken cancellation);
}
