using System.Runtime.CompilerServices;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel;

public static partial class Mlops
{
    /// <summary>Names a metric once (how it is computed, which way is better) and records what it measures in this notebook.</summary>
    /// <param name="name">The metric's name: lower-case letters, digits and hyphens; without it all metrics are listed.</param>
    /// <param name="value">What was measured: a number, or @variable; without it the metric is defined or shown.</param>
    /// <param name="better">Which way is better; needed the first time only, and not for a standard metric.</param>
    /// <param name="on">The snapshot it was measured on.</param>
    /// <param name="unit">Its unit, such as minutes; none by default.</param>
    /// <param name="description">How it is computed.</param>
    /// <param name="computed">The standard metric that it is, so that gate can compute it from predictions; by default the one of its name, if there is one.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="valueExpression">Filled in by the compiler.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> MetricAsync(
        string? name = null,
        object? value = null,
        string? better = null,
        string? on = null,
        string? unit = null,
        string? description = null,
        string? computed = null,
        CancellationToken cancellation = default,
        [CallerArgumentExpression(nameof(value))] string? valueExpression = null) =>
        new CommandCall("metric")
            .Option("name", name)
            .Data("value", value, valueExpression)
            .Option("better", better)
            .Option("on", on)
            .Option("unit", unit)
            .Option("description", description)
            .Option("computed", computed)
            .RunAsync(cancellation);
}
