using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Commands.Gate;

/// <summary><c>#!mlops-gate</c>.</summary>
public static class GateCommand
{
    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "gate",
        "Compares champion and challenger on the same held-out rows by a policy: PROMOTE, HOLD or REJECT, with reasons. Only a promotion moves the champion.",
        "May the retrained model replace it?",
        [
            new ParameterDefinition("gate", ParameterKind.Gate, "The gate: the name of its policy in .mlops/gates/; without it all gates are listed.") { IsPositional = true },
            new ParameterDefinition("challenger", ParameterKind.Data, "The challenger's predictions (a table with the columns that the policy names), or in a notebook an ML.NET model; without it the gate is shown."),
            new ParameterDefinition("champion", ParameterKind.Data, "The champion's predictions of the same rows, or in a notebook its model; left out on the first run only."),
            new ParameterDefinition("rows", ParameterKind.Data, "The held-out rows that ML.NET models are scored on: records or an IDataView; in a notebook only."),
            new ParameterDefinition("model", ParameterKind.Data, "The challenger's model, a file, folder or snapshot: what a promotion makes the champion."),
            new ParameterDefinition("latency", ParameterKind.Number, "Milliseconds that the challenger takes to score a row, where predictions hold no column of it."),
            new ParameterDefinition("memory", ParameterKind.Number, "Megabytes that the challenger takes to score."),
            new ParameterDefinition("override", ParameterKind.Text, "Promotes against the verdict, and records why; needs --who."),
            new ParameterDefinition("who", ParameterKind.Text, "Who answers for an override."),
            new ParameterDefinition("create", ParameterKind.Text, "Writes a policy to begin with, for models that predict this.") { Choices = ["binary", "multiclass", "regression"] },
            new ParameterDefinition("ci", ParameterKind.Flag, "For pipelines: an override is refused, the model must be named, and the report is added to the job's summary (GITHUB_STEP_SUMMARY)."),
        ],
        services => new GateHandler(services))
    {
        Examples =
        [
            "#!mlops-gate flight-delay --champion champion.csv --challenger challenger.csv --model models/challenger.zip",
            "#!mlops-gate flight-delay --champion @model --challenger @retrained --rows @validation",
            "#!mlops-gate flight-delay",
        ],
    };
}
