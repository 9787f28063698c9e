using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Commands.Text;

/// <summary><c>mlops text</c>.</summary>
public static class TextCommand
{
    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "text",
        "Prints a notebook as text, with outputs in a few lines each: what git diff shows once git config diff.mlops-notebook.textconv names it.",
        "How does this notebook read as code?",
        [
            new ParameterDefinition("notebook", ParameterKind.Notebook, "The .ipynb or .dib to print.") { IsPositional = true, IsRequired = true },
            new ParameterDefinition("code-only", ParameterKind.Flag, "Leaves outputs out."),
        ],
        services => new TextHandler())
    {
        Doors = CommandDoors.Terminal,
        Examples = ["mlops text research.ipynb"],
    };
}
