using MlopsNotebookKernel.Code.Fingerprints;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Grammar;
using MlopsNotebookKernel.Commands.Pin;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Git;
using MlopsNotebookKernel.Rendering.Values;
using MlopsNotebookKernel.Scripting;
using MlopsNotebookKernel.Storage.Manifests;
using MlopsNotebookKernel.Storage.Objects;
using MlopsNotebookKernel.Tables;

namespace MlopsNotebookKernel.Cli;

/// <summary>The only place where ports meet what implements them; each is made when a command first needs it.</summary>
public static class Composition
{
    /// <summary>Composes the tool.</summary>
    public static CommandServices Create()
    {
        Lazy<GitSourceControl> git = new(() => new GitSourceControl());
        Lazy<ICodeFingerprint> fingerprint = new(() => new CodeFingerprint());
        CommandServices? services = null;
        services = new CommandServices
        {
            Tables = new Lazy<ITableEngine>(() => new DuckTableEngine()),
            Objects = workspace => new ObjectStore(workspace, TimeProvider.System),
            Snapshots = workspace => new SnapshotStore(workspace),
            SourceControl = new Lazy<ISourceControl>(() => git.Value),
            Blobs = new Lazy<IBlobSource>(() => git.Value),
            Fingerprint = fingerprint,
            Kernels = new Lazy<INotebookKernelFactory>(() =>
                new CSharpKernelFactory(new ValueFormatter(), new MagicCommands(services!), fingerprint.Value)),
            RunCompletion = ports => new PinCompletion(ports),
        };
        return services;
    }
}
