using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Commands.Transfers;

namespace MlopsNotebookKernel.Commands.Pull;

/// <summary><c>#!mlops-pull</c>.</summary>
public static class PullCommand
{
    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "pull",
        "Brings the objects that stamps and snapshots rely on (data, uncommitted patches, untracked files) from a remote; only what is missing here travels.",
        "Can I stand where they stood?",
        [
            new ParameterDefinition("remote", ParameterKind.Remote, "The remote: its name, or a folder's path (with a slash in it); the only one by default."),
            new ParameterDefinition("all", ParameterKind.Flag, "What the facts of all local branches rely on, not only those on disk and of the current commit."),
        ],
        services => new TransferHandler(services, TransferDirection.Pull))
    {
        Examples = ["#!mlops-pull", "#!mlops-pull --remote /mnt/lab/mlops", "#!mlops-pull --all"],
    };
}
