using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Commands.Decisions;

/// <summary><c>#!mlops-decisions</c>.</summary>
public static class DecisionsCommand
{
    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "decisions",
        "Searches and lists decisions, and says where the data they were made on has since changed.",
        "What was tried already, and does the reason still hold?",
        [
            new ParameterDefinition("words", ParameterKind.Text, "Words that must all occur; without any, all decisions are listed.") { IsPositional = true, Repeats = true },
            new ParameterDefinition("theme", ParameterKind.Text, "Only this theme."),
            new ParameterDefinition("feature", ParameterKind.Column, "Only decisions that speak of this column or feature, however they write its name: HourOfDay finds \"hour of day\".") { Repeats = true },
            new ParameterDefinition("rejected", ParameterKind.Flag, "Lists what was rejected, and searches in that alone."),
            new ParameterDefinition("status", ParameterKind.Text, "Only this status.") { Choices = ["proposed", "accepted", "rejected", "deprecated", "superseded"] },
            new ParameterDefinition("acknowledge", ParameterKind.Text, "In a notebook: the id of a decision whose rejected option is used on purpose; cells are not interrupted for it any more.") { Repeats = true },
        ],
        services => new DecisionsHandler(services))
    {
        Examples = ["#!mlops-decisions hour --rejected", "#!mlops-decisions --theme features", "#!mlops-decisions --feature HourOfDay --rejected"],
    };
}
