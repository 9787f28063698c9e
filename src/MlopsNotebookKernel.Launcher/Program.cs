using System.Reflection;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Launcher;

/// <summary>
/// The <c>mlops</c> executable. Its own context holds the framework and the bridge; all else loads into the closure.
/// </summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments)
    {
        string root = Path.Combine(AppContext.BaseDirectory, "closure", "MlopsNotebookKernel.Cli.dll");
        MethodInfo run = new ClosureLoadContext(root).LoadRoot()
            .GetType("MlopsNotebookKernel.Cli.CliEntryPoint", throwOnError: true)!
            .GetMethod("RunAsync", [typeof(string[])])!;
        return run.CreateDelegate<Func<string[], Task<int>>>()(arguments);
    }
}
