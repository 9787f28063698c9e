using MlopsNotebookKernel.Code.Fingerprints;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Kernels;
using MlopsNotebookKernel.Domain.Packages;
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
    /// <param name="door">What the door adds; null for a host that runs cells itself.</param>
    public static CommandServices Create(DoorServices? door = null)
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
            Committed = new Lazy<ICommittedFiles>(() => git.Value),
            FactHistory = new Lazy<IFactHistory>(() => new FactHistory()),
            Revisions = new Lazy<IRevisionFiles>(() => new RevisionFiles()),
            UserFolder = UserFolder(),
            Versions = new Lazy<IFileVersions>(() => git.Value),
            Worktrees = new Lazy<IWorktrees>(() => new GitWorktrees()),
            Trust = new Lazy<IRepositoryTrust>(() => new GitRepositoryTrust()),
            Fingerprint = new Lazy<ICodeFingerprint>(() => new CodeFingerprint()),
            Kernels = door?.Kernels is { } kernels ? new Lazy<INotebookKernelFactory>(() => kernels(services!)) : null,
            RunCompletion = door?.RunCompletion,
            ToolProcess = door?.ToolProcess is { } process ? new Lazy<IToolProcess>(process) : null,
            PackageSupply = door?.PackageSupply is { } supply ? new Lazy<IPackageSupply>(supply) : null,
            KernelRegistry = door?.KernelRegistry is { } registry ? new Lazy<IKernelRegistry>(registry) : null,
            KernelServer = door?.KernelServer is { } server ? new Lazy<IKernelServer>(() => server(services!)) : null,
        };
        return services;
    }

    /// <summary>Where programs keep a user's settings here: <c>~/.config</c>, <c>~/Library/Application Support</c>, <c>%APPDATA%</c>.</summary>
    private static string? UserFolder() => Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } folder
        ? Path.Combine(folder, "mlops")
        : null;
}
