using System.Runtime.CompilerServices;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel;

public static partial class Mlops
{
    /// <summary>Compares current data or predictions with a frozen baseline: a verdict for each column, and class shares against their X/3…3X band.</summary>
    /// <param name="baseline">The snapshot to compare with.</param>
    /// <param name="current">The data to compare: a file, @variable or snapshot.</param>
    /// <param name="columns">Columns to judge, with commas between them; all without it.</param>
    /// <param name="threshold">The least effect that matters: a number for all columns (0.1 by default), or COLUMN=NUMBER for one.</param>
    /// <param name="class">The column that holds the true class; its shares are held against the band where there are no predictions.</param>
    /// <param name="prediction">The column that holds the predicted class; its shares are held against the band.</param>
    /// <param name="by">The column whose values are segments: the band is held against within each, too.</param>
    /// <param name="exact">Reads the kept data, so that no statistic is bounded by the frozen profile's bins.</param>
    /// <param name="strict">Answers no for watch and unclear, too, not for drifted and class alarms alone.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="currentExpression">Filled in by the compiler.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> DriftAsync(
        string baseline,
        object current,
        IEnumerable<string>? columns = null,
        IEnumerable<string>? threshold = null,
        string? @class = null,
        string? prediction = null,
        string? by = null,
        bool exact = false,
        bool strict = false,
        CancellationToken cancellation = default,
        [CallerArgumentExpression(nameof(current))] string? currentExpression = null) =>
        new CommandCall("drift")
            .Option("baseline", baseline)
            .Data("current", current, currentExpression)
            .Options("columns", columns)
            .Options("threshold", threshold)
            .Option("class", @class)
            .Option("prediction", prediction)
            .Option("by", by)
            .Flag("exact", exact)
            .Flag("strict", strict)
            .RunAsync(cancellation);
}
