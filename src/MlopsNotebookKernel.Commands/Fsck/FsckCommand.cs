using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Commands.Fsck;

/// <summary><c>#!mlops-fsck</c>.</summary>
public static class FsckCommand
{
    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "fsck",
        "Reads every fact and every object, and names what is damaged or missing, what relies on it, and where it can be had.",
        "Is everything here that we rely on?",
        [
            new ParameterDefinition("repair", ParameterKind.Flag, "Sets damaged objects aside and brings back what a remote, a file of the workspace or a commit has."),
            new ParameterDefinition("all", ParameterKind.Flag, "What the facts of all local branches rely on, not only those on disk and of the current commit."),
        ],
        services => new FsckHandler(services))
    {
        Examples = ["#!mlops-fsck", "#!mlops-fsck --repair"],
    };
}
