using System.Runtime.CompilerServices;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel;

public static partial class Mlops
{
    /// <summary>Holds a scoring log against the research, period by period: classes against X/3…3X, drift by column, metrics where labels have arrived, latency, memory and failures, sudden shifts; keeps the history and draws it.</summary>
    /// <param name="log">The scoring log: a file, several by a pattern such as logs/*.parquet, or @variable.</param>
    /// <param name="baseline">The snapshot that the model learned from: columns of the same name are judged for drift.</param>
    /// <param name="validation">The snapshot of the research's validation predictions, which the classes are held against; the baseline without it.</param>
    /// <param name="name">The history's name; the log's own name without it.</param>
    /// <param name="every">The periods; month by default.</param>
    /// <param name="time">The column of times; recognised by usual names such as time, timestamp, scored_at, scheduled.</param>
    /// <param name="prediction">The column of predicted classes or numbers; prediction, predicted, predicted_label without it.</param>
    /// <param name="score">The column of the positive class's score; score, probability without it.</param>
    /// <param name="label">The column of what came true, empty until it is known; label, actual, target without it.</param>
    /// <param name="positive">The positive class of two; true or 1 without it.</param>
    /// <param name="by">The column whose values are segments: the band is held against within each, too.</param>
    /// <param name="latency">The column of a request's duration; latency, latency_ms, duration_ms without it.</param>
    /// <param name="memory">The column of a request's memory; memory, memory_mb, memory_bytes without it.</param>
    /// <param name="status">The column that tells failed requests: an HTTP status, ok, failed, error, or a word; status, status_code, ok, failed, error without it.</param>
    /// <param name="metric">A metric to measure where labels have arrived; without it those that are defined and can be computed.</param>
    /// <param name="columns">Columns to judge for drift, with commas between them; all that the baseline has without it.</param>
    /// <param name="threshold">The least effect of drift that matters: a number for all columns (0.1 by default), or COLUMN=NUMBER for one.</param>
    /// <param name="stamped">The day to mark as the research's, as 2026-11-23; the day the baseline was kept without it.</param>
    /// <param name="strict">Answers no for an alarm in any period, not in the newest alone.</param>
    /// <param name="schedule">Shows a sample schedule for this very monitoring instead, and measures nothing.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="logExpression">Filled in by the compiler.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> MonitorAsync(
        object log,
        string baseline,
        string? validation = null,
        string? name = null,
        string? every = null,
        string? time = null,
        string? prediction = null,
        string? score = null,
        string? label = null,
        string? positive = null,
        string? by = null,
        string? latency = null,
        string? memory = null,
        string? status = null,
        IEnumerable<string>? metric = null,
        IEnumerable<string>? columns = null,
        IEnumerable<string>? threshold = null,
        string? stamped = null,
        bool strict = false,
        string? schedule = null,
        CancellationToken cancellation = default,
        [CallerArgumentExpression(nameof(log))] string? logExpression = null) =>
        new CommandCall("monitor")
            .Data("log", log, logExpression)
            .Option("baseline", baseline)
            .Option("validation", validation)
            .Option("name", name)
            .Option("every", every)
            .Option("time", time)
            .Option("prediction", prediction)
            .Option("score", score)
            .Option("label", label)
            .Option("positive", positive)
            .Option("by", by)
            .Option("latency", latency)
            .Option("memory", memory)
            .Option("status", status)
            .Options("metric", metric)
            .Options("columns", columns)
            .Options("threshold", threshold)
            .Option("stamped", stamped)
            .Flag("strict", strict)
            .Option("schedule", schedule)
            .RunAsync(cancellation);
}
