using MlopsNotebookKernel.Domain.Kernels;

namespace MlopsNotebookKernel.Commands.Tests.Rigs;

/// <summary>A registry in memory, and a server that only notes what it was asked for.</summary>
internal sealed class RigKernels : IKernelRegistry, IKernelServer
{
    private readonly List<RegisteredKernel> _kernels = [];

    public List<string> Calls { get; } = [];

    public IReadOnlyList<RegisteredKernel> List(KernelPlace? place = null) => [.. _kernels];

    public RegisteredKernel Register(string name, KernelPlace place, bool replace)
    {
        Calls.Add($"register {name} {place} {replace}");
        RegisteredKernel kernel = new(name, "C# (mlops)", "C#", $"/kernels/{name}", ["mlops"], true);
        _kernels.Add(kernel);
        return kernel;
    }

    public RegisteredKernel Unregister(string name, KernelPlace place)
    {
        Calls.Add($"unregister {name} {place}");
        return new RegisteredKernel(name, "C# (mlops)", "C#", $"/kernels/{name}", ["mlops"], true);
    }

    public Task ServeAsync(string connectionFile, string? notebookPath, string workingDirectory, CancellationToken cancellation)
    {
        Calls.Add($"serve {connectionFile} {notebookPath} {workingDirectory}");
        return Task.CompletedTask;
    }
}
