using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Commands.Completion.Shells;

namespace MlopsNotebookKernel.Commands.Completion;

/// <summary><c>mlops completion</c>.</summary>
public static class CompletionCommand
{
    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "completion",
        "Prints what your shell sources so that Tab offers verbs, options, snapshots, columns, files and remotes; its first line says where to put it.",
        "What can I type here?",
        [new ParameterDefinition("shell", ParameterKind.Text, "The shell.") { IsPositional = true, IsRequired = true, Choices = ShellScripts.Names }],
        services => new CompletionHandler())
    {
        Doors = CommandDoors.Terminal,
        Examples = ["mlops completion bash", "mlops completion powershell"],
    };
}
