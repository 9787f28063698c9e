using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Commands.Run;

/// <summary><c>mlops run</c>.</summary>
public static class RunCommand
{
    /// <summary>The parameter that names the notebook.</summary>
    internal const string Notebook = "notebook";

    /// <summary>The parameter that gives values to the notebook's parameters.</summary>
    internal const string Parameter = "parameter";

    /// <summary>The parameter that names the executed copy.</summary>
    internal const string Output = "output";

    /// <summary>The parameter that names the page.</summary>
    internal const string Html = "html";

    /// <summary>The flag that saves the outputs into the notebook itself.</summary>
    internal const string InPlace = "in-place";

    /// <summary>The parameter that names a stamp to run under.</summary>
    internal const string AsStamped = "as-stamped";

    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "run",
        "Runs a notebook from its first cell to its last, without a front end; it stops at a failing cell.",
        "Does it run in CI?",
        [
            new ParameterDefinition(Notebook, ParameterKind.Notebook, "The .ipynb or .dib to run.") { IsPositional = true, IsRequired = true },
            new ParameterDefinition(Parameter, ParameterKind.Text, "A value for a parameter of the notebook, as name=value; declared after the cell tagged parameters.") { Repeats = true },
            new ParameterDefinition(Output, ParameterKind.Path, "The .ipynb to write the executed copy to; without it (and without --in-place) no notebook is written."),
            new ParameterDefinition(Html, ParameterKind.Path, "The page to write: one HTML file that shows without network."),
            new ParameterDefinition(InPlace, ParameterKind.Flag, "Saves the outputs into the notebook itself."),
            new ParameterDefinition(AsStamped, ParameterKind.Path, "A stamp (.pin.json): the run gets just its packages, transitive ones included, and its culture and time zone."),
        ],
        services => new RunHandler(services))
    {
        Doors = CommandDoors.Terminal,
        Examples =
        [
            "mlops run research.ipynb --html research.html",
            "mlops run research.ipynb --parameter month=3 --output march.ipynb",
        ],
    };
}
