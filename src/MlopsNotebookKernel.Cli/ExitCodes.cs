namespace MlopsNotebookKernel.Cli;

/// <summary>What the process's exit code says.</summary>
public static class ExitCodes
{
    /// <summary>Done, and the answer is yes: fresh, steady, passed.</summary>
    public const int Yes = 0;

    /// <summary>Done, and the answer is no: stale, drifted, a failing cell.</summary>
    public const int No = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>It, or a part of it, could not be done.</summary>
    public const int Fault = 3;

    /// <summary>Interrupted, as shells have it: 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}
