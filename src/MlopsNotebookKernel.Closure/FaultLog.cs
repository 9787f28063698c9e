using System.Globalization;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Closure;

/// <summary>Keeps what a user need not see of an internal fault, and a maintainer must.</summary>
public static class FaultLog
{
    /// <summary>Writes the fault with its stack trace to a file in the temporary folder.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="clock">Names the file.</param>
    /// <returns>The file's path.</returns>
    public static string Write(Exception fault, TimeProvider clock)
    {
        string stamp = clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        string path = Path.Combine(Path.GetTempPath(), $"mlops-fault-{stamp}-{Environment.ProcessId}.log");
        AtomicFile.WriteText(path, fault + "\n");
        return path;
    }
}
