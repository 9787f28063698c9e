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
        ],
    };
}
