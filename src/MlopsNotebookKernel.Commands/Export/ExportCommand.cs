using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary><c>#!mlops-export</c> and <c>mlops export</c>.</summary>
public static class ExportCommand
{
    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "export",
        "Marks a cell as finished, or promotes all marked cells into a class library with tests.",
        "When is research code software?",
        [
            new ParameterDefinition("notebook", ParameterKind.Notebook, "The saved notebook, in a terminal; in a cell it is the notebook itself.") { IsPositional = true },
            new ParameterDefinition("as", ParameterKind.Text, "Marks the cell it stands in as finished; the name its statements get as a method."),
            new ParameterDefinition("to", ParameterKind.Path, "The library's folder; its name is the library's name and namespace."),
            new ParameterDefinition("cell", ParameterKind.Text, "Marks a cell as finished that its text does not mark: its id, its number from 1, or something it declares; =NAME after it gives the name.") { Repeats = true },
            new ParameterDefinition("prefer", ParameterKind.Text, "Whose lines stand where library and notebook changed the same ones; else nothing is written.") { Choices = ["library", "notebook"] },
            new ParameterDefinition("replace", ParameterKind.Flag, "Also replaces the finished cells of the saved notebook by calls of the library, in a terminal."),
            new ParameterDefinition("restore", ParameterKind.Flag, "Brings back the text of the cells that were replaced, in a terminal, and exports nothing."),
            new ParameterDefinition("dry-run", ParameterKind.Flag, "Shows files and differences and writes nothing."),
            new ParameterDefinition("check", ParameterKind.Flag, "Answers whether library and notebook agree, says which side moved, and writes nothing."),
        ],
        services => new ExportHandler(services))
    {
        Examples =
        [
            "#!mlops-export --as LoadFlights",
            "#!mlops-export --to FlightDelay",
            "#!mlops-export --to FlightDelay --dry-run",
            "mlops export research.ipynb --to FlightDelay --replace",
        ],
    };
}
