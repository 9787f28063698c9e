using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Commands.Thesis;

/// <summary><c>#!mlops-thesis</c>.</summary>
public static class ThesisCommand
{
    private const string Source = "a file with a time column (FILE, or FILE#time,value), a query over tables, @variable, or history:METRIC as monitor recorded it";

    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "thesis",
        "Records what a model is believed to do for somebody (need, thesis, the metric it moves, the outcome that is wanted), reads both over time, and says which link broke.",
        "Did it help anyone?",
        [
            new ParameterDefinition("name", ParameterKind.Text, "The thesis's name: lower-case letters, digits and hyphens; without it all theses are answered.") { IsPositional = true },
            new ParameterDefinition("need", ParameterKind.Text, "Who needs what; said the first time only, as all that follows."),
            new ParameterDefinition("thesis", ParameterKind.Text, "Why moving the metric should move the outcome."),
            new ParameterDefinition("metric", ParameterKind.Text, "What the metric is called that the model should move; one that is defined brings its direction."),
            new ParameterDefinition("metric-from", ParameterKind.Data, $"Where it is read from: {Source}."),
            new ParameterDefinition("metric-better", ParameterKind.Text, "Which way the model should move it.") { Choices = ["higher", "lower"] },
            new ParameterDefinition("metric-effect", ParameterKind.Text, "The least change of it that counts: 0.05 in its unit, or 5% of its mean before."),
            new ParameterDefinition("outcome", ParameterKind.Text, "What the metric is called that the business wants."),
            new ParameterDefinition("outcome-from", ParameterKind.Data, "Where it is read from, as --metric-from."),
            new ParameterDefinition("outcome-better", ParameterKind.Text, "Which way it is wanted to move.") { Choices = ["higher", "lower"] },
            new ParameterDefinition("outcome-effect", ParameterKind.Text, "The least change of it that counts, as --metric-effect."),
            new ParameterDefinition("control-from", ParameterKind.Data, "Where a series is read from that moves like the outcome but not by the model, as --metric-from; the outcome is then judged by its difference from it."),
            new ParameterDefinition("since", ParameterKind.Text, "The day the model came into use, as 2026-11-23."),
            new ParameterDefinition("horizon", ParameterKind.Text, "How long after that day the answer may be waited for, as 90d, 12w or 6m; then it is final."),
            new ParameterDefinition("every", ParameterKind.Text, "The periods to judge by; the longest gap usual in the series without it.") { Choices = ["day", "week", "month"] },
            new ParameterDefinition("update", ParameterKind.Flag, "Replaces what the thesis says."),
            new ParameterDefinition("strict", ParameterKind.Flag, "Answers no where it is too early, too."),
        ],
        services => new ThesisHandler(services))
    {
        Examples =
        [
            "#!mlops-thesis fewer-missed-connections --need \"Transfer desks know of a late flight only when it lands\" --thesis \"Earlier warnings get passengers rebooked in time\" --metric warned-share --metric-from data/warnings.csv#day,share --metric-better higher --metric-effect 0.05 --outcome missed-connections --outcome-from data/business.csv#day,missed --outcome-better lower --outcome-effect 10% --since 2001-04-01 --horizon 12w",
            "#!mlops-thesis fewer-missed-connections",
        ],
    };
}
