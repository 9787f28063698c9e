using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Commands.Drift;

/// <summary><c>#!mlops-drift</c>, <c>mlops drift</c>.</summary>
public static class DriftCommand
{
    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "drift",
        "Compares current data or predictions with a frozen baseline: a verdict for each column, and class shares against their X/3…3X band.",
        "Has the world moved?",
        [
            new ParameterDefinition("baseline", ParameterKind.Snapshot, "The snapshot to compare with.") { IsRequired = true },
            new ParameterDefinition("current", ParameterKind.Data, "The data to compare: a file, @variable or snapshot.") { IsRequired = true },
            new ParameterDefinition("columns", ParameterKind.Column, "Columns to judge, with commas between them; all without it.") { Repeats = true },
            new ParameterDefinition("threshold", ParameterKind.Text, "The least effect that matters: a number for all columns (0.1 by default), or COLUMN=NUMBER for one.") { Repeats = true },
            new ParameterDefinition("class", ParameterKind.Column, "The column that holds the true class; its shares are held against the band where there are no predictions."),
            new ParameterDefinition("prediction", ParameterKind.Column, "The column that holds the predicted class; its shares are held against the band."),
            new ParameterDefinition("by", ParameterKind.Column, "The column whose values are segments: the band is held against within each, too."),
            new ParameterDefinition("exact", ParameterKind.Flag, "Reads the kept data, so that no statistic is bounded by the frozen profile's bins."),
            new ParameterDefinition("strict", ParameterKind.Flag, "Answers no for watch and unclear, too, not for drifted and class alarms alone."),
        ],
        services => new DriftHandler(services))
    {
        Examples =
        [
            "#!mlops-drift --baseline january --current data/flights-2001-03.csv",
            "#!mlops-drift --baseline january --current @may --columns distance,origin --threshold origin=0.15",
            "#!mlops-drift --baseline validation --current @scored --prediction predicted --class late --by origin",
        ],
    };
}
