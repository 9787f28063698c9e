using System.Globalization;
using MlopsNotebookKernel.Commands.Drift;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Metrics;
using MlopsNotebookKernel.Domain.Metrics.Evaluation;
using MlopsNotebookKernel.Domain.Metrics.Standard;
using MlopsNotebookKernel.Domain.Periods;
using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Commands.Monitor;

/// <summary>What to measure.</summary>
/// <param name="Every">The periods.</param>
/// <param name="Drift">What drift matters, and in which columns.</param>
/// <param name="Metrics">The metrics asked for by name; empty takes those that are defined.</param>
/// <param name="Positive">The positive class; null for true or 1.</param>
/// <param name="Stamped">The day to mark; null for the baseline's.</param>
internal sealed record MonitorRequest(
    PeriodLength Every, DriftOptions Drift, IReadOnlyList<(string Name, StandardMetric Metric)> Metrics, string? Positive, DateOnly? Stamped)
{
    /// <summary>Reads the arguments.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="metrics">The metrics that are defined.</param>
    /// <exception cref="UsageException">The day is none (MLOPS1083).</exception>
    /// <exception cref="MonitorException">A metric cannot be computed here (MLOPS2823).</exception>
    public static MonitorRequest Of(CommandArguments arguments, MetricStore metrics)
    {
        string[] names = [.. arguments.Many("metric")];
        foreach (string name in names.Where(name => Standard(name, metrics) is null))
        {
            throw new MonitorException(
                "MLOPS2823",
                $"The metric {name} cannot be computed from a log.",
                $"Name one of: {string.Join(", ", StandardMetrics.All.Where(LabelledTally.Serves).Select(metric => metric.Name))}; or define {name} as one of them with metric.");
        }

        IEnumerable<string> chosen = names.Length > 0 ? names : metrics.All().Where(metric => metric.Standard is { } standard && LabelledTally.Serves(standard)).Select(metric => metric.Name);
        return new MonitorRequest(
            arguments.Optional("every") is { } every ? Enum.Parse<PeriodLength>(every, ignoreCase: true) : PeriodLength.Month,
            DriftRequest.OptionsOf(arguments),
            [.. chosen.Select(name => (name, Standard(name, metrics)!))],
            arguments.Optional("positive"),
            arguments.Optional("stamped") is { } text ? Day(text) : null);
    }

    private static StandardMetric? Standard(string name, MetricStore metrics) =>
        ((SnapshotName.IsValid(name) ? metrics.Find(name)?.Standard : null) ?? StandardMetrics.Find(name)) is { } standard && LabelledTally.Serves(standard) ? standard : null;

    private static DateOnly Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
        ? day
        : throw new UsageException("MLOPS1083", $"--stamped {text} is no day.", "Write it as 2026-11-23.");
}
