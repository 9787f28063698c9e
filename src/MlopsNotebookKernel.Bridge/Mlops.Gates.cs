using System.Runtime.CompilerServices;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel;

public static partial class Mlops
{
    /// <summary>Compares champion and challenger on the same held-out rows by a policy: PROMOTE, HOLD or REJECT, with reasons. Only a promotion moves the champion.</summary>
    /// <param name="gate">The gate: the name of its policy in .mlops/gates/; without it all gates are listed.</param>
    /// <param name="challenger">The challenger's predictions (a table with the columns that the policy names), or in a notebook an ML.NET model; without it the gate is shown.</param>
    /// <param name="champion">The champion's predictions of the same rows, or in a notebook its model; left out on the first run only.</param>
    /// <param name="rows">The held-out rows that ML.NET models are scored on: records or an IDataView; in a notebook only.</param>
    /// <param name="model">The challenger's model, a file, folder or snapshot: what a promotion makes the champion.</param>
    /// <param name="latency">Milliseconds that the challenger takes to score a row, where predictions hold no column of it.</param>
    /// <param name="memory">Megabytes that the challenger takes to score.</param>
    /// <param name="override">Promotes against the verdict, and records why; needs --who.</param>
    /// <param name="who">Who answers for an override.</param>
    /// <param name="create">Writes a policy to begin with, for models that predict this.</param>
    /// <param name="ci">For pipelines: an override is refused, the model must be named, and the report is added to the job's summary (GITHUB_STEP_SUMMARY).</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="challengerExpression">Filled in by the compiler.</param>
    /// <param name="championExpression">Filled in by the compiler, too.</param>
    /// <param name="rowsExpression">Filled in by the compiler, too.</param>
    /// <param name="modelExpression">Filled in by the compiler, too.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> GateAsync(
        string? gate = null,
        object? challenger = null,
        object? champion = null,
        object? rows = null,
        object? model = null,
        double? latency = null,
        double? memory = null,
        string? @override = null,
        string? who = null,
        string? create = null,
        bool ci = false,
        CancellationToken cancellation = default,
        [CallerArgumentExpression(nameof(challenger))] string? challengerExpression = null,
        [CallerArgumentExpression(nameof(champion))] string? championExpression = null,
        [CallerArgumentExpression(nameof(rows))] string? rowsExpression = null,
        [CallerArgumentExpression(nameof(model))] string? modelExpression = null) =>
        new CommandCall("gate")
            .Option("gate", gate)
            .Data("challenger", challenger, challengerExpression)
            .Data("champion", champion, championExpression)
            .Data("rows", rows, rowsExpression)
            .Data("model", model, modelExpression)
            .Data("latency", latency, null)
            .Data("memory", memory, null)
            .Option("override", @override)
            .Option("who", who)
            .Option("create", create)
            .Flag("ci", ci)
            .RunAsync(cancellation);
}
