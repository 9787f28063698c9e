using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Commands.Env;

/// <summary><c>#!mlops-env</c>.</summary>
public static class EnvCommand
{
    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "env",
        "Describes the machine, the runtime, the packages and an allow-list of environment variables; secrets never.",
        "What was this run on?",
        [],
        services => new EnvHandler(new MachineProbe()))
    {
        Examples = ["#!mlops-env"],
    };
}
