using System.Reflection;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Launcher;

/// <summary>
/// The <c>mlops</c> executable. Its own context holds the framework and the bridge; all else loads into the closure.
/// </summary>
internal static class Program
{
    private static async Task Main(string[] arguments)
    {
        string root = Path.Combine(AppContext.BaseDirectory, "closure", "MlopsNotebookKernel.Cli.dll");
        MethodInfo run = new ClosureLoadContext(root).LoadRoot()
            .GetType("MlopsNotebookKernel.Cli.CliEntryPoint", throwOnError: true)!
            .GetMethod("RunAsync", [typeof(string[])])!;
        int exitCode = await run.CreateDelegate<Func<string[], Task<int>>>()(arguments);

        // Not by returning: a thread that a notebook's cell left running would keep the process alive.
        Environment.Exit(exitCode);
    }
}
