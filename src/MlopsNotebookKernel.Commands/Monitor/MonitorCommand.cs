using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Commands.Monitor;

/// <summary><c>#!mlops-monitor</c>.</summary>
public static class MonitorCommand
{
    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "monitor",
        "Holds a scoring log against the research, period by period: classes against X/3…3X, drift by column, metrics where labels have arrived, latency, memory and failures, sudden shifts; keeps the history and draws it.",
        "Is it still healthy?",
        [
            new ParameterDefinition("log", ParameterKind.Data, "The scoring log: a file, several by a pattern such as logs/*.parquet, or @variable.") { IsPositional = true, IsRequired = true },
            new ParameterDefinition("baseline", ParameterKind.Snapshot, "The snapshot that the model learned from: columns of the same name are judged for drift.") { IsRequired = true },
            new ParameterDefinition("validation", ParameterKind.Snapshot, "The snapshot of the research's validation predictions, which the classes are held against; the baseline without it."),
            new ParameterDefinition("name", ParameterKind.Text, "The history's name; the log's own name without it."),
            new ParameterDefinition("every", ParameterKind.Text, "The periods; month by default.") { Choices = ["day", "week", "month"] },
            new ParameterDefinition("time", ParameterKind.Column, "The column of times; recognised by usual names such as time, timestamp, scored_at, scheduled."),
            new ParameterDefinition("prediction", ParameterKind.Column, "The column of predicted classes or numbers; prediction, predicted, predicted_label without it."),
            new ParameterDefinition("score", ParameterKind.Column, "The column of the positive class's score; score, probability without it."),
            new ParameterDefinition("label", ParameterKind.Column, "The column of what came true, empty until it is known; label, actual, target without it."),
            new ParameterDefinition("positive", ParameterKind.Text, "The positive class of two; true or 1 without it."),
            new ParameterDefinition("by", ParameterKind.Column, "The column whose values are segments: the band is held against within each, too."),
            new ParameterDefinition("latency", ParameterKind.Column, "The column of a request's duration; latency, latency_ms, duration_ms without it."),
            new ParameterDefinition("memory", ParameterKind.Column, "The column of a request's memory; memory, memory_mb, memory_bytes without it."),
            new ParameterDefinition("status", ParameterKind.Column, "The column that tells failed requests: an HTTP status, ok, failed, error, or a word; status, status_code, ok, failed, error without it."),
            new ParameterDefinition("metric", ParameterKind.Text, "A metric to measure where labels have arrived; without it those that are defined and can be computed.") { Repeats = true },
            new ParameterDefinition("columns", ParameterKind.Column, "Columns to judge for drift, with commas between them; all that the baseline has without it.") { Repeats = true },
            new ParameterDefinition("threshold", ParameterKind.Text, "The least effect of drift that matters: a number for all columns (0.1 by default), or COLUMN=NUMBER for one.") { Repeats = true },
            new ParameterDefinition("stamped", ParameterKind.Text, "The day to mark as the research's, as 2026-11-23; the day the baseline was kept without it."),
            new ParameterDefinition("strict", ParameterKind.Flag, "Answers no for an alarm in any period, not in the newest alone."),
            new ParameterDefinition("schedule", ParameterKind.Text, "Shows a sample schedule for this very monitoring instead, and measures nothing.") { Choices = ["cron", "github"] },
        ],
        services => new MonitorHandler(services))
    {
        Examples =
        [
            "#!mlops-monitor logs/scoring-*.parquet --baseline flights-january --validation validation-predictions --prediction at_risk --label late --by origin",
            "mlops monitor logs/scoring.csv --baseline train --every week",
            "mlops monitor logs/scoring.csv --baseline train --schedule cron",
        ],
    };
}
