using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Commands.Pin;

/// <summary>Stamps a notebook with all it relied on.</summary>
public static class PinCommand
{
    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "pin",
        "Stamps the notebook with all it relied on: cells and their order, commit and uncommitted changes, packages, runtime, data, models with their populations, metrics and decisions. Run again it compares, and only --update replaces. In a terminal it settles a stamp from the saved notebook.",
        "What did this rely on?",
        [
            new ParameterDefinition("notebook", ParameterKind.Notebook, "The notebook; in a cell only where the front end does not tell it.") { IsPositional = true },
            new ParameterDefinition("question", ParameterKind.Text, "The question the notebook investigates; needed for the first stamp, later the stamp's own by default."),
            new ParameterDefinition("model", ParameterKind.Text, "A model's variable and the snapshot it was fitted on, as name=snapshot; by default the only table the notebook used.") { Repeats = true },
            new ParameterDefinition("update", ParameterKind.Flag, "Replaces the stamp; the earlier one is kept in .mlops/pins/.replaced."),
        ],
        services => new PinHandler(services))
    {
        Examples =
        [
            "#!mlops-pin --question \"Which flights arrive late?\"",
            "#!mlops-pin --question \"Which flights arrive late?\" --model model=flights-train",
            "#!mlops-pin --update",
        ],
    };
}
