using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Commands.Kernel;

/// <summary><c>mlops kernel</c>.</summary>
public static class KernelCommand
{
    /// <summary>The name under which the kernel is registered when the user gives none.</summary>
    public const string UsualName = "mlops-csharp";

    /// <summary>The name that notebooks of .NET Interactive ask for.</summary>
    public const string DotnetInteractiveName = ".net-csharp";

    /// <summary>Puts the kernel where Jupyter front ends find it.</summary>
    internal const string Install = "install";

    /// <summary>Lists the kernels that front ends find.</summary>
    internal const string List = "list";

    /// <summary>Takes the kernel away.</summary>
    internal const string Remove = "remove";

    /// <summary>Runs the kernel, for a front end that wrote a connection file.</summary>
    internal const string Start = "start";

    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "kernel",
        "Registers the C# kernel with Jupyter front ends (JupyterLab, the classic notebook, Visual Studio Code), lists and removes it; front ends start it.",
        "How do I run my notebook with this kernel in Jupyter?",
        [
            new ParameterDefinition("action", ParameterKind.Text, "What to do; start is for front ends.") { IsPositional = true, IsRequired = true, Choices = [Install, List, Remove, Start] },
            new ParameterDefinition("name", ParameterKind.Text, $"The name that notebooks store; {UsualName} by default. Notebooks of .NET Interactive store {DotnetInteractiveName}: with this name they open and run as they are."),
            new ParameterDefinition("user", ParameterKind.Flag, "In the user's own Jupyter folder: the default."),
            new ParameterDefinition("sys-prefix", ParameterKind.Flag, "In the active Python environment, else that of the first Python on the path."),
            new ParameterDefinition("prefix", ParameterKind.Path, "Below this folder, in share/jupyter."),
            new ParameterDefinition("replace", ParameterKind.Flag, "Takes over a name that another program's kernel has."),
            new ParameterDefinition("connection-file", ParameterKind.Path, "For start: where the front end says how to connect."),
            new ParameterDefinition("notebook", ParameterKind.Notebook, "For start: the notebook that runs, where the front end does not tell."),
        ],
        services => new KernelHandler(services))
    {
        Doors = CommandDoors.Terminal,
        HandlesInterrupts = true,
        Examples = ["mlops kernel install", $"mlops kernel install --name {DotnetInteractiveName}", "mlops kernel list", "mlops kernel remove"],
    };
}
