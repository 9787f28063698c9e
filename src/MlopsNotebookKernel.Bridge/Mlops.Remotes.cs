using System.Globalization;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel;

public static partial class Mlops
{
    /// <summary>Names the places where objects are pushed to and pulled from; one that a repository names is used only once you have accepted its address.</summary>
    /// <param name="action">What to do; list by default.</param>
    /// <param name="name">The remote's name.</param>
    /// <param name="address">For add: the folder, on this machine or a mounted share; an empty one becomes a remote.</param>
    /// <param name="user">For add: only for you, on this machine, instead of the repository's .mlops/config.json; wins over a remote of that name.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> RemoteAsync(
        string? action = null,
        string? name = null,
        string? address = null,
        bool user = false,
        CancellationToken cancellation = default) =>
        new CommandCall("remote")
            .Option("action", action)
            .Option("name", name)
            .Option("address", address)
            .Flag("user", user)
            .RunAsync(cancellation);

    /// <summary>Sends the objects that stamps and snapshots rely on (data, uncommitted patches, untracked files) to a remote; only what it lacks travels.</summary>
    /// <param name="remote">The remote: its name, or a folder's path (with a slash in it), which becomes a remote when it is empty; the only one by default.</param>
    /// <param name="all">What the facts of all local branches rely on, not only those on disk and of the current commit.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> PushAsync(
        string? remote = null,
        bool all = false,
        CancellationToken cancellation = default) =>
        new CommandCall("push")
            .Option("remote", remote)
            .Flag("all", all)
            .RunAsync(cancellation);

    /// <summary>Brings the objects that stamps and snapshots rely on (data, uncommitted patches, untracked files) from a remote; only what is missing here travels.</summary>
    /// <param name="remote">The remote: its name, or a folder's path (with a slash in it); the only one by default.</param>
    /// <param name="all">What the facts of all local branches rely on, not only those on disk and of the current commit.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> PullAsync(
        string? remote = null,
        bool all = false,
        CancellationToken cancellation = default) =>
        new CommandCall("pull")
            .Option("remote", remote)
            .Flag("all", all)
            .RunAsync(cancellation);

    /// <summary>Removes objects that no stamp, snapshot or other fact cites, on no branch, tag, stash or working tree, and what crashes left behind.</summary>
    /// <param name="dryRun">Tells what would go, and removes nothing.</param>
    /// <param name="grace">Days for which an object that nothing cites is kept; 14 by default, 1 at least.</param>
    /// <param name="giveUp">A snapshot (name@id) that a fact names and of which no manifest can be found any more: what only it kept may go.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> GcAsync(
        bool dryRun = false,
        int? grace = null,
        IEnumerable<string>? giveUp = null,
        CancellationToken cancellation = default) =>
        new CommandCall("gc")
            .Flag("dry-run", dryRun)
            .Option("grace", grace?.ToString(CultureInfo.InvariantCulture))
            .Options("give-up", giveUp)
            .RunAsync(cancellation);

    /// <summary>Reads every fact and every object, and names what is damaged or missing, what relies on it, and where it can be had.</summary>
    /// <param name="repair">Sets damaged objects aside and brings back what a remote, a file of the workspace or a commit has.</param>
    /// <param name="all">What the facts of all local branches rely on, not only those on disk and of the current commit.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> FsckAsync(
        bool repair = false,
        bool all = false,
        CancellationToken cancellation = default) =>
        new CommandCall("fsck")
            .Flag("repair", repair)
            .Flag("all", all)
            .RunAsync(cancellation);
}
