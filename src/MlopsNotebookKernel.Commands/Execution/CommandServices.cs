using MlopsNotebookKernel.Code.Checks;
using MlopsNotebookKernel.Code.Files;
using MlopsNotebookKernel.Code.Randomness;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Kernels;
using MlopsNotebookKernel.Domain.Logs;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Remotes;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Storage.Citations;
using MlopsNotebookKernel.Storage.Contents;
using MlopsNotebookKernel.Storage.Remotes;
using MlopsNotebookKernel.Tables.Checks;
using MlopsNotebookKernel.Tables.Logs;

namespace MlopsNotebookKernel.Commands.Execution;

/// <summary>What handlers are made of: the ports, made on first use so that no command pays for another's.</summary>
public sealed class CommandServices
{
    /// <summary>Opens tables.</summary>
    public required Lazy<ITableEngine> Tables { get; init; }

    /// <summary>Makes the object store of a workspace.</summary>
    public required Func<Workspace, IObjectStore> Objects { get; init; }

    /// <summary>Makes the manifest store of a workspace.</summary>
    public required Func<Workspace, ISnapshotStore> Snapshots { get; init; }

    /// <summary>Reads Git.</summary>
    public required Lazy<ISourceControl> SourceControl { get; init; }

    /// <summary>Finds committed bytes, for restoring data that is committed where the object store lacks it; null without Git.</summary>
    public Lazy<IBlobSource>? Blobs { get; init; }

    /// <summary>Reads files as commits hold them; null without Git.</summary>
    public Lazy<ICommittedFiles>? Committed { get; init; }

    /// <summary>Reads what paths held in history; null without Git.</summary>
    public Lazy<IFileVersions>? Versions { get; init; }

    /// <summary>Checks commits out beside the working tree; null without Git.</summary>
    public Lazy<IWorktrees>? Worktrees { get; init; }

    /// <summary>Which repositories the user trusts; null where nobody is asked.</summary>
    public Lazy<IRepositoryTrust>? Trust { get; init; }

    /// <summary>Digests code.</summary>
    public required Lazy<ICodeFingerprint> Fingerprint { get; init; }

    /// <summary>Finds the files that code names.</summary>
    public Lazy<ICodeFiles> CodeFiles { get; init; } = new(() => new CodeFiles());

    /// <summary>Finds sources of random numbers in code.</summary>
    public Lazy<ICodeRandomness> Randomness { get; init; } = new(() => new CodeRandomness());

    /// <summary>Opens tables to run checks on.</summary>
    public Lazy<ICheckEngine> Checks { get; init; } = new(() => new DuckCheckEngine());

    /// <summary>Counts scoring logs.</summary>
    public Lazy<ILogEngine> Logs { get; init; } = new(() => new DuckLogEngine());

    /// <summary>Understands checks that are C# expressions over a row.</summary>
    public Lazy<IRowExpressions> RowExpressions { get; init; } = new(() => new RowExpressions());

    /// <summary>Starts kernels; a host that runs cells itself has none.</summary>
    public required Lazy<INotebookKernelFactory>? Kernels { get; init; }

    /// <summary>Runs this tool in a process of its own; null where that is not served.</summary>
    public Lazy<IToolProcess>? ToolProcess { get; init; }

    /// <summary>Brings packages as stamped; null where that is not served.</summary>
    public Lazy<IPackageSupply>? PackageSupply { get; init; }

    /// <summary>Registers kernels with front ends; null where that is not served.</summary>
    public Lazy<IKernelRegistry>? KernelRegistry { get; init; }

    /// <summary>Serves a kernel to front ends; null where that is not served.</summary>
    public Lazy<IKernelServer>? KernelServer { get; init; }

    /// <summary>Makes what is done when a headless run reached the notebook's end; null for nothing.</summary>
    public Func<CommandServices, IRunCompletion>? RunCompletion { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Absolute path of the folder of the user's own settings; null where the user has none.</summary>
    public string? UserFolder { get; init; }

    /// <summary>Reads the facts that commits hold; null without Git.</summary>
    public Lazy<IFactHistory>? FactHistory { get; init; }

    /// <summary>Reads files of revisions; null without Git.</summary>
    public Lazy<IRevisionFiles>? Revisions { get; init; }

    /// <summary>Opens a remote; the second value says whether an empty or new folder may become one.</summary>
    public Func<RemoteAddress, bool, IRemote> OpenRemote { get; init; } = FolderRemote.Open;

    /// <summary>The remotes of a workspace.</summary>
    /// <param name="workspace">The workspace.</param>
    public RemoteSettings Remotes(Workspace workspace) => new(workspace, UserFolder);

    /// <summary>Reads what the facts of a workspace rely on.</summary>
    /// <param name="workspace">The workspace.</param>
    public CitationReader Citations(Workspace workspace) => new(workspace, FactHistory?.Value);

    /// <summary>Makes what gets objects that this clone lacks from the remotes that its user accepted.</summary>
    /// <param name="workspace">The workspace.</param>
    public IObjectFetcher Fetcher(Workspace workspace) =>
        new RemoteFetcher(workspace, Remotes(workspace), address => OpenRemote(address, false), Clock);

    /// <summary>Makes what gets the bytes of a workspace's snapshots from wherever they are.</summary>
    /// <param name="workspace">The workspace.</param>
    public SnapshotContents Contents(Workspace workspace) => new(workspace, Objects(workspace), Blobs?.Value, Fetcher(workspace));
}
