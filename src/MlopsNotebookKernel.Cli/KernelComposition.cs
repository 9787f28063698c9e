using MlopsNotebookKernel.Domain.Kernels;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Jupyter;
using MlopsNotebookKernel.Jupyter.Locating;
using MlopsNotebookKernel.Jupyter.Registration;
using MlopsNotebookKernel.Scripting;

namespace MlopsNotebookKernel.Cli;

/// <summary>Composes what Jupyter front ends need.</summary>
internal static class KernelComposition
{
    private const string DisplayName = "C# (mlops)";
    private const string DotnetRoot = "DOTNET_ROOT";

    private static string Version => typeof(KernelComposition).Assembly.GetName().Version!.ToString(3);

    /// <summary>Registers kernels.</summary>
    public static IKernelRegistry Registry() => new KernelRegistry(
        DisplayName, CSharpLanguage.Definition.Name, Version, Command(), Variables());

    /// <summary>Serves a kernel.</summary>
    /// <param name="factory">Makes what starts its session, given what finds its notebook.</param>
    public static IKernelServer Server(Func<INotebookLocator, CSharpKernelFactory> factory) => new JupyterKernelServer(
        CSharpLanguage.Definition,
        Version,
        (notebook, folder, kernelId) => StartAsync(factory(Locator(folder, kernelId)), notebook, folder),
        Console.Error);

    private static async Task<IInteractiveKernel> StartAsync(CSharpKernelFactory factory, string? notebook, string folder)
    {
        // While the person still reads the notebook. A first cell that comes sooner waits for it, and would have had to do
        // the same work: beside it, two cores would do it twice.
        await factory.WarmAsync().ConfigureAwait(false);
        return factory.Start(notebook, folder);
    }

    /// <summary>The surest first: what was said when the kernel started, then who started it, then what ran.</summary>
    private static FirstKnownLocator Locator(string folder, string? kernelId) => new(
    [
        new SessionNameLocator(Environment.GetEnvironmentVariable(SessionNameLocator.Variable), folder),
        new ServerSessionsLocator(kernelId),
        new JournalNotebookLocator(folder),
    ]);

    private static IReadOnlyList<string> Command() => [.. ToolProcess.Command(), "kernel", "start", "--connection-file", "{connection_file}"];

    /// <summary>A front end may run without the variable that lets the executable find the runtime.</summary>
    private static IReadOnlyDictionary<string, string> Variables() =>
        Environment.GetEnvironmentVariable(DotnetRoot) is { Length: > 0 } root
            ? new Dictionary<string, string> { [DotnetRoot] = root }
            : [];
}
