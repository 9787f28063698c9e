using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Commands.Remote;

/// <summary><c>#!mlops-remote</c>.</summary>
public static class RemoteCommand
{
    /// <summary>Lists the remotes.</summary>
    internal const string List = "list";

    /// <summary>Names a remote.</summary>
    internal const string Add = "add";

    /// <summary>Agrees to a remote that the repository names.</summary>
    internal const string Accept = "accept";

    /// <summary>Forgets a remote.</summary>
    internal const string Remove = "remove";

    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "remote",
        "Names the places where objects are pushed to and pulled from; one that a repository names is used only once you have accepted its address.",
        "Where do others find my data?",
        [
            new ParameterDefinition("action", ParameterKind.Text, "What to do; list by default.") { IsPositional = true, Choices = [List, Add, Accept, Remove] },
            new ParameterDefinition("name", ParameterKind.Remote, "The remote's name.") { IsPositional = true },
            new ParameterDefinition("address", ParameterKind.Path, "For add: the folder, on this machine or a mounted share; an empty one becomes a remote.") { IsPositional = true },
            new ParameterDefinition("user", ParameterKind.Flag, "For add: only for you, on this machine, instead of the repository's .mlops/config.json; wins over a remote of that name."),
        ],
        services => new RemoteHandler(services))
    {
        Examples = ["#!mlops-remote add lab /mnt/lab/mlops", "#!mlops-remote", "#!mlops-remote accept lab"],
    };
}
