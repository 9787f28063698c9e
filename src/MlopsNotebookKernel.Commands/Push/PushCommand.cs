using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Commands.Transfers;

namespace MlopsNotebookKernel.Commands.Push;

/// <summary><c>#!mlops-push</c>.</summary>
public static class PushCommand
{
    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "push",
        "Sends the objects that stamps and snapshots rely on (data, uncommitted patches, untracked files) to a remote; only what it lacks travels.",
        "Can others stand where I stand?",
        [
            new ParameterDefinition("remote", ParameterKind.Remote, "The remote: its name, or a folder's path (with a slash in it), which becomes a remote when it is empty; the only one by default."),
            new ParameterDefinition("all", ParameterKind.Flag, "What the facts of all local branches rely on, not only those on disk and of the current commit."),
        ],
        services => new TransferHandler(services, TransferDirection.Push))
    {
        Examples = ["#!mlops-push", "#!mlops-push --remote /mnt/lab/mlops", "#!mlops-push --all"],
    };
}
