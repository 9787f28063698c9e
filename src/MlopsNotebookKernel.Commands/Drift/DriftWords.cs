using System.Globalization;
using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Drift;

/// <summary>The words drift is told in.</summary>
internal static class DriftWords
{
    /// <summary>A verdict as a word.</summary>
    /// <param name="verdict">The verdict.</param>
    public static string Of(DriftVerdict verdict) => verdict.ToString().ToLowerInvariant();

    /// <summary>How to read a verdict at a glance.</summary>
    /// <param name="verdict">The verdict.</param>
    public static ViewStatus Status(DriftVerdict verdict) => verdict switch
    {
        DriftVerdict.Steady => ViewStatus.Good,
        DriftVerdict.Drifted => ViewStatus.Bad,
        _ => ViewStatus.Warning,
    };

    /// <summary>An effect or a statistic, with three decimals.</summary>
    /// <param name="value">The value.</param>
    public static string Effect(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>A p-value.</summary>
    /// <param name="value">The value.</param>
    public static string PValue(double value) =>
        value < 1e-300 ? "below 1E-300" : value.ToString(value < 0.001 ? "0.0E+0" : "0.000", CultureInfo.InvariantCulture);

    /// <summary>A value with its error bound, where there is one.</summary>
    /// <param name="value">The value.</param>
    /// <param name="error">The bound.</param>
    public static string Bounded(double value, double error) =>
        error > 0 ? $"{QuantityText.Number(value)} ± {QuantityText.Number(error)}" : QuantityText.Number(value);

    /// <summary>What moved, and from where to where.</summary>
    /// <param name="move">The move; null when nothing did.</param>
    public static string Move(ShareMove? move) => move is null
        ? "nothing"
        : $"{move.Label}: {QuantityText.Percent(move.Baseline)} → {QuantityText.Percent(move.Current)}";

    /// <summary>What an effect is measured in.</summary>
    /// <param name="measure">The measure.</param>
    public static string Measure(DriftMeasure measure) => measure == DriftMeasure.NormalizedWasserstein
        ? "Wasserstein-1 ÷ σ"
        : "Jensen–Shannon";

    /// <summary>A class's share with the rows it is of: <c>5.7 % of 157</c>.</summary>
    /// <param name="count">Rows of the class.</param>
    /// <param name="rows">Rows.</param>
    public static string Share(long count, long rows) => rows == 0
        ? "no rows"
        : $"{QuantityText.Percent((double)count / rows)} of {QuantityText.Count(rows)}";

    /// <summary>A segment's name; rows without one have a name, too.</summary>
    /// <param name="segment">The segment.</param>
    public static string Segment(string segment) => segment.Length == 0 ? "(missing)" : segment;
}
