using System.ComponentModel;
using System.Diagnostics;

namespace MlopsNotebookKernel.Jupyter.Registration;

/// <summary>Finds the Python installation whose Jupyter a user means by "this environment".</summary>
internal static class ActivePython
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The prefix of the active environment, else of the first Python on the path.</summary>
    /// <param name="folders">Know the active environment.</param>
    /// <exception cref="JupyterException">There is no Python (MLOPS2213).</exception>
    public static string Prefix(JupyterFolders folders) => folders.ActivePrefix
        ?? Ask("python3") ?? Ask("python")
        ?? throw new JupyterException("MLOPS2213", "No Python environment is active, and no Python is on the path.",
            "Activate the environment, or name its folder with --prefix.");

    private static string? Ask(string program)
    {
        ProcessStartInfo start = new(program, ["-c", "import sys; print(sys.prefix)"]) { RedirectStandardOutput = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill();
                return null;
            }

            string prefix = output.GetAwaiter().GetResult().Trim();
            return process.ExitCode == 0 && Path.IsPathFullyQualified(prefix) ? prefix : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
