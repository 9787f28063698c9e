namespace MlopsNotebookKernel.Cli;

/// <summary>Where the launcher enters.</summary>
public static class CliEntryPoint
{
    /// <summary>Runs the command line.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string[] arguments) => Task.FromResult(0);
}
