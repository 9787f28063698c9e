using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Grammar;

/// <summary>Help, made from the catalogue.</summary>
public static class CommandHelp
{
    /// <summary>Help for one command.</summary>
    /// <param name="definition">The command.</param>
    /// <param name="door">Where it is asked for: usage is written as it is typed there.</param>
    public static View Of(CommandDefinition definition, CommandDoors door)
    {
        string start = door == CommandDoors.Notebook ? "#!mlops-" : "mlops ";
        IEnumerable<string> words = definition.Parameters.Select(parameter =>
        {
            string word = CommandGrammar.Written(parameter);
            word = parameter.IsRequired ? word : $"[{word}]";
            return parameter.Repeats ? word + "…" : word;
        });
        List<ViewBlock> blocks =
        [
            new ViewBlock.Paragraph(definition.Question),
            new ViewBlock.Code($"{start}{definition.Verb} {string.Join(' ', words)}".TrimEnd(), "text"),
        ];
        if (definition.Parameters.Count > 0)
        {
            blocks.Add(new ViewBlock.Table(
                [new ViewColumn("parameter"), new ViewColumn("meaning")],
                [.. definition.Parameters.Select(parameter => (IReadOnlyList<ViewCell>)[CommandGrammar.Written(parameter), Meaning(parameter)])]));
        }

        if (definition.Examples.Count > 0)
        {
            blocks.Add(new ViewBlock.Heading("Examples"));
            blocks.Add(new ViewBlock.Code(string.Join('\n', definition.Examples.Select(example => Example(example, door))), "text"));
        }

        return new View(ViewStatus.Neutral, $"{start}{definition.Verb}: {definition.Purpose}", blocks);
    }

    /// <summary>Help for one parameter of a command.</summary>
    /// <param name="definition">The command.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="door">Where it is asked for.</param>
    public static View Of(CommandDefinition definition, ParameterDefinition parameter, CommandDoors door) => new(
        ViewStatus.Neutral,
        $"{CommandGrammar.Written(parameter)}: {Meaning(parameter)}",
        [new ViewBlock.Paragraph($"A parameter of {(door == CommandDoors.Notebook ? "#!mlops-" : "mlops ")}{definition.Verb}, which answers: {definition.Question}")]);

    /// <summary>The list of all commands of a door.</summary>
    /// <param name="door">Where it is asked for.</param>
    public static View OfAll(CommandDoors door)
    {
        string start = door == CommandDoors.Notebook ? "#!mlops-" : "";
        return new View(
            ViewStatus.Neutral,
            "mlops: trust for research in C# notebooks, and its way into production.",
            [
                new ViewBlock.Code(door == CommandDoors.Notebook ? "#!mlops-VERB [--option value]…" : "mlops VERB [--option value]… [--format text|json|html]", "text"),
                new ViewBlock.Table(
                    [new ViewColumn("verb"), new ViewColumn("what it does")],
                    [.. CommandCatalogue.All.Where(definition => definition.Doors.HasFlag(door))
                        .Select(definition => (IReadOnlyList<ViewCell>)[start + definition.Verb, definition.Purpose])],
                    "VERB --help says more."),
            ]);
    }

    private static string Meaning(ParameterDefinition parameter) => string.Join(' ', new[]
    {
        parameter.Purpose,
        parameter.Choices.Count > 0 ? $"One of: {string.Join(", ", parameter.Choices)}." : null,
        parameter.IsRequired ? "Required." : null,
        parameter.Repeats ? "May be given more than once." : null,
    }.OfType<string>());

    private static string Example(string example, CommandDoors door) =>
        door == CommandDoors.Terminal && example.StartsWith("#!mlops-", StringComparison.Ordinal)
            ? "mlops " + example["#!mlops-".Length..]
            : example;
}
