using System.Runtime.CompilerServices;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel;

public static partial class Mlops
{
    /// <summary>Records what a model is believed to do for somebody (need, thesis, the metric it moves, the outcome that is wanted), reads both over time, and says which link broke.</summary>
    /// <param name="name">The thesis's name: lower-case letters, digits and hyphens; without it all theses are answered.</param>
    /// <param name="need">Who needs what; said the first time only, as all that follows.</param>
    /// <param name="thesis">Why moving the metric should move the outcome.</param>
    /// <param name="metric">What the metric is called that the model should move; one that is defined brings its direction.</param>
    /// <param name="metricFrom">Where it is read from: a file with a time column (FILE, or FILE#time,value), a query over tables, @variable, or history:METRIC as monitor recorded it.</param>
    /// <param name="metricBetter">Which way the model should move it.</param>
    /// <param name="metricEffect">The least change of it that counts: 0.05 in its unit, or 5% of its mean before.</param>
    /// <param name="outcome">What the metric is called that the business wants.</param>
    /// <param name="outcomeFrom">Where it is read from, as --metric-from.</param>
    /// <param name="outcomeBetter">Which way it is wanted to move.</param>
    /// <param name="outcomeEffect">The least change of it that counts, as --metric-effect.</param>
    /// <param name="controlFrom">Where a series is read from that moves like the outcome but not by the model, as --metric-from; the outcome is then judged by its difference from it.</param>
    /// <param name="since">The day the model came into use, as 2026-11-23.</param>
    /// <param name="horizon">How long after that day the answer may be waited for, as 90d, 12w or 6m; then it is final.</param>
    /// <param name="every">The periods to judge by; the longest gap usual in the series without it.</param>
    /// <param name="update">Replaces what the thesis says.</param>
    /// <param name="strict">Answers no where it is too early, too.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="metricFromExpression">Filled in by the compiler.</param>
    /// <param name="outcomeFromExpression">Filled in by the compiler.</param>
    /// <param name="controlFromExpression">Filled in by the compiler.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> ThesisAsync(
        string? name = null,
        string? need = null,
        string? thesis = null,
        string? metric = null,
        object? metricFrom = null,
        string? metricBetter = null,
        string? metricEffect = null,
        string? outcome = null,
        object? outcomeFrom = null,
        string? outcomeBetter = null,
        string? outcomeEffect = null,
        object? controlFrom = null,
        string? since = null,
        string? horizon = null,
        string? every = null,
        bool update = false,
        bool strict = false,
        CancellationToken cancellation = default,
        [CallerArgumentExpression(nameof(metricFrom))] string? metricFromExpression = null,
        [CallerArgumentExpression(nameof(outcomeFrom))] string? outcomeFromExpression = null,
        [CallerArgumentExpression(nameof(controlFrom))] string? controlFromExpression = null) =>
        new CommandCall("thesis")
            .Option("name", name)
            .Option("need", need)
            .Option("thesis", thesis)
            .Option("metric", metric)
            .Data("metric-from", metricFrom, metricFromExpression)
            .Option("metric-better", metricBetter)
            .Option("metric-effect", metricEffect)
            .Option("outcome", outcome)
            .Data("outcome-from", outcomeFrom, outcomeFromExpression)
            .Option("outcome-better", outcomeBetter)
            .Option("outcome-effect", outcomeEffect)
            .Data("control-from", controlFrom, controlFromExpression)
            .Option("since", since)
            .Option("horizon", horizon)
            .Option("every", every)
            .Flag("update", update)
            .Flag("strict", strict)
            .RunAsync(cancellation);
}
