using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Commands.Decide;

/// <summary><c>#!mlops-decide</c>.</summary>
public static class DecideCommand
{
    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "decide",
        "Records a decision: the question, what was chosen, what was rejected and why, the evidence, and what it held under.",
        "Did they try this already?",
        [
            new ParameterDefinition("title", ParameterKind.Text, "The question, or a title; the same title is the same decision.") { IsPositional = true, IsRequired = true },
            new ParameterDefinition("hypothesis", ParameterKind.Text, "What was supposed before it was tried."),
            new ParameterDefinition("choice", ParameterKind.Text, "What was chosen; needed unless the status is proposed."),
            new ParameterDefinition("rejected", ParameterKind.Text, "An option not taken and why, as \"option: why\".") { Repeats = true },
            new ParameterDefinition("option", ParameterKind.Text, "Another option that was weighed.") { Repeats = true },
            new ParameterDefinition("evidence", ParameterKind.Text, "What was measured or seen; @variable in it is replaced by its value, numbers to 4 significant digits, metric:NAME by what this notebook measured, and output:CELL and chart:CELL by what a cell put out, kept beside the decision (CELL: the name it is exported as, its id, its number, or something it declares).") { Repeats = true },
            new ParameterDefinition("theme", ParameterKind.Text, "A word that groups decisions, such as features."),
            new ParameterDefinition("reopen-when", ParameterKind.Text, "What would make the question open again."),
            new ParameterDefinition("snapshot", ParameterKind.Snapshot, "The snapshot it was decided on."),
            new ParameterDefinition("notebook", ParameterKind.Notebook, "In a terminal: the saved notebook in which it was decided, whose outputs are cited."),
            new ParameterDefinition("supersedes", ParameterKind.Text, "The id (or an unambiguous part of it) of the decision that this one replaces; that one stays readable."),
            new ParameterDefinition("update", ParameterKind.Flag, "Replaces the text of the decision with this title."),
            new ParameterDefinition("status", ParameterKind.Text, "Where it stands; accepted by default.") { Choices = ["proposed", "accepted", "rejected", "deprecated"] },
        ],
        services => new DecideHandler(services))
    {
        Examples =
        [
            "#!mlops-decide \"Which features predict a late arrival?\" --choice \"distance, carrier, origin\" --rejected \"hour of day: no gain on validation\" --evidence \"AUC without the hour @auc, with it @aucHour\" --theme features --snapshot flights-january",
            "#!mlops-decide \"Which model?\" --choice \"boosted trees\" --rejected \"linear: misses the evening peak\" --evidence \"chart:LateShareByHour shows the peak\" --evidence output:Validate",
        ],
    };
}
