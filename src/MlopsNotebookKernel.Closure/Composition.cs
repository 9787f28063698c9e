using MlopsNotebookKernel.Code.Fingerprints;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Git;
using MlopsNotebookKernel.Storage.Manifests;
using MlopsNotebookKernel.Storage.Objects;
using MlopsNotebookKernel.Tables;

namespace MlopsNotebookKernel.Closure;

/// <summary>Where ports meet what implements them; each is made when a command first needs it.</summary>
public static class Composition
{
    /// <summary>Composes what commands are made of.</summary>
    /// <param name="kernels">Starts kernels, for doors that run cells themselves; null for hosts that do.</param>
    /// <param name="completion">What is done when a headless run reached the notebook's end; null for nothing.</param>
    public static CommandServices Create(
        Func<CommandServices, INotebookKernelFactory>? kernels = null, Func<CommandServices, IRunCompletion>? completion = null)
    {
        Lazy<GitSourceControl> git = new(() => new GitSourceControl());
        CommandServices? services = null;
        services = new CommandServices
        {
            Tables = new Lazy<ITableEngine>(() => new DuckTableEngine()),
            Objects = workspace => new ObjectStore(workspace, TimeProvider.System),
            Snapshots = workspace => new SnapshotStore(workspace),
            SourceControl = new Lazy<ISourceControl>(() => git.Value),
            Blobs = new Lazy<IBlobSource>(() => git.Value),
            Fingerprint = new Lazy<ICodeFingerprint>(() => new CodeFingerprint()),
            Kernels = kernels is null ? null : new Lazy<INotebookKernelFactory>(() => kernels(services!)),
            RunCompletion = completion,
        };
        return services;
    }
}
