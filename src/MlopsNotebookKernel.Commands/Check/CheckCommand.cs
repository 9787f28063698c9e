using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Commands.Check;

/// <summary><c>#!mlops-check</c>, <c>mlops check</c>.</summary>
public static class CheckCommand
{
    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "check",
        "Verifies data in one pass: did new data arrive, is it about as much as usual, is its schema the same, and then the checks that defects left behind. The answer is no when a check of the severity of --fail-on or graver fires. Without data it lists the checks and when each last fired.",
        "Is the data fit to use?",
        [
            new ParameterDefinition("data", ParameterKind.Data, "A file, files by a pattern (* and ? stand for parts of names), @variable or a snapshot; each is a delivery of its source.") { IsPositional = true },
            new ParameterDefinition("source", ParameterKind.Text, "The source whose deliveries these are; by default the file's or variable's name without the numbers at its end: flights for flights-2001-02.csv."),
            new ParameterDefinition("emergency", ParameterKind.Flag, "Runs the three emergency checks alone."),
            new ParameterDefinition("fail-on", ParameterKind.Text, "The least severity that makes the answer no (exit code 1); error by default.") { Choices = ["error", "warning", "note"] },
            new ParameterDefinition("limit", ParameterKind.Integer, "The most failing rows to show of each check; 10 by default."),
            new ParameterDefinition("trx", ParameterKind.Path, "Also writes the results to this file in the format of dotnet test, for services that read it."),
            new ParameterDefinition("markdown", ParameterKind.Path, "Also writes the results to this file as Markdown."),
            new ParameterDefinition("trust", ParameterKind.Flag, "Lets checks run whose C# must be compiled; needed in a terminal only, where it may be a stranger's."),
            new ParameterDefinition("no-record", ParameterKind.Flag, "Writes neither history nor the failing rows, and only answers."),
        ],
        services => new CheckHandler(services))
    {
        Examples =
        [
            "#!mlops-check data/flights-2001-02.csv",
            "#!mlops-check @arrivals --source arrivals --fail-on warning",
            "#!mlops-check data/flights-*.csv --trx checks.trx",
        ],
    };
}
