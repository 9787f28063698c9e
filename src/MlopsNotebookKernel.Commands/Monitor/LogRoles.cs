using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Logs;

namespace MlopsNotebookKernel.Commands.Monitor;

/// <summary>Finds out what the columns of a scoring log are: as the user says, else as usual names tell.</summary>
internal static class LogRoles
{
    private static readonly Dictionary<string, string[]> Usual = new()
    {
        ["time"] = ["time", "timestamp", "scored_at", "requested_at", "created_at", "datetime", "at", "date", "day", "ts", "scheduled"],
        ["prediction"] = ["prediction", "predicted", "predicted_label", "predicted_class", "predictedlabel"],
        ["score"] = ["score", "probability", "predicted_probability", "proba"],
        ["label"] = ["label", "actual", "target", "truth", "outcome"],
        ["latency"] = ["latency", "latency_ms", "duration_ms", "duration", "elapsed_ms", "latency_seconds"],
        ["memory"] = ["memory", "memory_mb", "memory_bytes", "rss", "rss_mb"],
        ["status"] = ["status", "status_code", "http_status", "ok", "success", "failed", "error"],
    };

    /// <summary>Finds the columns.</summary>
    /// <param name="names">The log's columns.</param>
    /// <param name="arguments">What the user says.</param>
    /// <param name="log">How the log is called.</param>
    /// <exception cref="UsageException">A column that was named is not there (MLOPS1082).</exception>
    /// <exception cref="MonitorException">No column of times is known (MLOPS2822).</exception>
    public static LogColumns Of(IReadOnlyList<string> names, CommandArguments arguments, string log)
    {
        return new LogColumns(
            Find("time") ?? throw new MonitorException(
                "MLOPS2822", $"{log} has no column that is known as its time.", $"Name it with --time; there are: {string.Join(", ", names)}."),
            Find("prediction"),
            Find("score"),
            Find("label"),
            Find("by"),
            Find("latency"),
            Find("memory"),
            Find("status"));

        string? Find(string role)
        {
            if (arguments.Optional(role) is { } said)
            {
                return names.Contains(said, StringComparer.Ordinal) ? said : throw Missing(said);
            }

            return Usual.TryGetValue(role, out string[]? usual)
                ? usual.Select(each => names.FirstOrDefault(name => name.Equals(each, StringComparison.OrdinalIgnoreCase))).OfType<string>().FirstOrDefault()
                : null;
        }

        UsageException Missing(string said)
        {
            string nearest = NearestName.Of(said, names) is { } known ? $"Did you mean {known}? " : "";
            return new UsageException("MLOPS1082", $"{log} has no column {said}.", $"{nearest}There are: {string.Join(", ", names)}.");
        }
    }

    /// <summary>
    /// The columns that are not judged for drift unless they are asked for: what the service did, and labels, of which
    /// those that have not arrived yet are missing.
    /// </summary>
    /// <param name="columns">The columns.</param>
    public static IReadOnlyList<string> Unjudged(LogColumns columns) =>
        [.. new[] { columns.Time, columns.Label, columns.Latency, columns.Memory, columns.Status }.OfType<string>()];

    /// <summary>What was taken for what, in words.</summary>
    /// <param name="columns">The columns.</param>
    public static string Words(LogColumns columns) => string.Join(", ", new[]
    {
        ("time", columns.Time), ("prediction", columns.Prediction), ("score", columns.Score), ("label", columns.Label), ("segments", columns.By),
        ("latency", columns.Latency), ("memory", columns.Memory), ("status", columns.Status),
    }.Where(pair => pair.Item2 is not null).Select(pair => $"{pair.Item1} {pair.Item2}"));
}
