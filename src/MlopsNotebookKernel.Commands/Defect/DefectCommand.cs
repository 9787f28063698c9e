using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Commands.Defect;

/// <summary><c>#!mlops-defect</c>, <c>mlops defect</c>.</summary>
public static class DefectCommand
{
    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "defect",
        "Records a defect in data with its bad rows, and the check that would have caught it: one of --row, --aggregate, --sql and --compare. It is accepted only if it fails on the bad rows and passes on the good snapshot. Without a title it lists the defects.",
        "Will this one come back unseen?",
        [
            new ParameterDefinition("title", ParameterKind.Text, "What to call it; the same title is the same defect.") { IsPositional = true },
            new ParameterDefinition("happened", ParameterKind.Text, "What happened."),
            new ParameterDefinition("impact", ParameterKind.Text, "What it did to whom."),
            new ParameterDefinition("bad", ParameterKind.Data, "The bad rows: a file, @variable or snapshot; they are kept as a snapshot."),
            new ParameterDefinition("query", ParameterKind.Text, "The bad rows as an SQL query over files, snapshots and variables, in place of --bad."),
            new ParameterDefinition("good", ParameterKind.Snapshot, "The snapshot that the check must pass on."),
            new ParameterDefinition("row", ParameterKind.Text, "The check as a C# expression that holds for every row, such as row.Delay > -120; @name takes it from a variable."),
            new ParameterDefinition("aggregate", ParameterKind.Text, "The check as an SQL expression over the whole table that is true, such as avg(delay) between 0 and 60."),
            new ParameterDefinition("sql", ParameterKind.Text, "The check as an SQL query over the table data that finds the bad rows."),
            new ParameterDefinition("compare", ParameterKind.Text, "The check as an SQL expression over the whole table whose value stays --within reach of the good snapshot's."),
            new ParameterDefinition("within", ParameterKind.Text, "How far from the good snapshot's value --compare allows: 10% of it, or an amount such as 2.5."),
            new ParameterDefinition("severity", ParameterKind.Text, "How grave it is when the check fires; error by default.") { Choices = ["error", "warning", "note"] },
            new ParameterDefinition("owner", ParameterKind.Text, "Who answers for it."),
            new ParameterDefinition("link", ParameterKind.Text, "Where more is said, such as an issue's address."),
            new ParameterDefinition("name", ParameterKind.Text, "The check's name; made from the title by default."),
            new ParameterDefinition("source", ParameterKind.Text, "The source whose deliveries the check is for; by default that of the good snapshot's file, without the numbers at its end."),
            new ParameterDefinition("update", ParameterKind.Flag, "Replaces what was recorded under this title."),
        ],
        services => new DefectHandler(services))
    {
        Examples =
        [
            "#!mlops-defect \"Arrivals before departure\" --happened \"A delay of -1116 minutes\" --impact \"The mean delay was off\" --bad @early --good flights --row \"row.ArrivalDelay > -120\"",
            "#!mlops-defect \"Half of the airports\" --happened \"A feed was cut\" --impact \"None yet\" --bad data/cut.csv --good flights --compare \"count(distinct origin)\" --within 20%",
        ],
    };
}
