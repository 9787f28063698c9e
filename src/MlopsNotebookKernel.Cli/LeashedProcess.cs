using System.Diagnostics;

namespace MlopsNotebookKernel.Cli;

/// <summary>A run of this tool that another one started, and that must not outlive it.</summary>
internal static class LeashedProcess
{
    /// <summary>The environment variable that says so; not handed on to what this process starts itself.</summary>
    public const string Variable = "MLOPS_ENDS_WITH_INPUT";

    /// <summary>Ends this process when its standard input does, if it was started so.</summary>
    public static void Watch()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not "1")
        {
            return;
        }

        Environment.SetEnvironmentVariable(Variable, null);
        Stream input = Console.OpenStandardInput();
        new Thread(() => WaitForEnd(input)) { IsBackground = true, Name = "leash" }.Start();
    }

    private static void WaitForEnd(Stream input)
    {
        byte[] nothing = new byte[1];
        while (Read(input, nothing) > 0)
        {
            // Nothing is ever said: only the end counts.
        }

        // At once: cells may be in the middle of anything, and whoever wanted them is gone.
        Process.GetCurrentProcess().Kill();
    }

    private static int Read(Stream input, byte[] buffer)
    {
        try
        {
            return input.Read(buffer);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
