using System.Globalization;
using MlopsNotebookKernel.Domain.Reproductions.Comparison;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Reproduce.Views;

/// <summary>Says what reproducing came to.</summary>
internal static class ReproduceWords
{
    /// <summary>The result in one line.</summary>
    /// <param name="result">The result.</param>
    public static string Summary(ReproduceResult result)
    {
        int Count(CellVerdict verdict) => result.Cells.Count(cell => cell.Comparison.Verdict == verdict);
        switch (result.Outcome)
        {
            case ReproduceOutcome.Missing:
                return $"Not run: {QuantityText.Count(result.Obstacles.Count, "thing")} cannot be had as stamped.";
            case ReproduceOutcome.Reproduced when Count(CellVerdict.Identical) == result.Cells.Count:
                return $"Reproduced: {(result.Cells.Count == 1 ? "its one cell is" : string.Create(CultureInfo.InvariantCulture, $"all {result.Cells.Count} cells are"))} identical.";
            case ReproduceOutcome.Reproduced:
                string[] kinds =
                [
                    Part(Count(CellVerdict.Identical), "identical"),
                    Part(Count(CellVerdict.WithinTolerance), $"the same within {Small(result.Tolerance)}"),
                    Part(Count(CellVerdict.NotStored), "with nothing stored to compare"),
                ];
                return $"Reproduced: {QuantityText.Count(result.Cells.Count, "cell")}, {string.Join(", ", kinds.Where(kind => kind.Length > 0))}.";
            default:
                string[] different = [.. result.Cells.Where(cell => cell.Comparison.Verdict == CellVerdict.Different).Select(Name)];
                int notRun = Count(CellVerdict.NotRun);
                string[] parts =
                [
                    different.Length > 0 ? string.Join(", ", different.Take(5)) + (different.Length > 5 ? string.Create(CultureInfo.InvariantCulture, $" and {different.Length - 5} more") : "") : "",
                    notRun > 0 ? $"{QuantityText.Count(notRun, "cell")} did not run" : "",
                ];
                return string.Create(CultureInfo.InvariantCulture, $"Different: {string.Join("; ", parts.Where(part => part.Length > 0))}; {Count(CellVerdict.Identical) + Count(CellVerdict.WithinTolerance)} of {result.Cells.Count} the same.");
        }
    }

    /// <summary>A verdict in words.</summary>
    /// <param name="comparison">What comparing came to.</param>
    public static string Verdict(CellComparison comparison) => comparison.Verdict switch
    {
        CellVerdict.Identical => "identical",
        CellVerdict.WithinTolerance => comparison.Deviation is { } deviation and > 0
            ? $"same, off by {Small(deviation)} at most"
            : "same, written otherwise",
        CellVerdict.Different => "different",
        CellVerdict.NotStored => "nothing stored",
        _ => "did not run",
    };

    /// <summary>How a verdict is to be read at a glance.</summary>
    /// <param name="comparison">What comparing came to.</param>
    public static ViewStatus Status(CellComparison comparison) => comparison.Verdict switch
    {
        CellVerdict.Identical or CellVerdict.WithinTolerance => ViewStatus.Good,
        CellVerdict.Different => ViewStatus.Bad,
        CellVerdict.NotRun => ViewStatus.Warning,
        _ => ViewStatus.Neutral,
    };

    /// <summary>What is said beside a verdict.</summary>
    /// <param name="cell">The cell.</param>
    public static string Remark(ReproducedCell cell)
    {
        string[] parts =
        [
            cell.Comparison.Masked.Count > 0 ? $"leaving out {string.Join(", ", cell.Comparison.Masked)}" : "",
            cell.Note ?? "",
        ];
        return string.Join("; ", parts.Where(part => part.Length > 0));
    }

    /// <summary>A cell as people call it.</summary>
    /// <param name="cell">The cell.</param>
    public static string Name(ReproducedCell cell) => string.Create(CultureInfo.InvariantCulture, $"cell {cell.Number} ({TextCells.Clip(cell.Title, 40)})");

    /// <summary>A small number as people write it: 0.2, 1e-9.</summary>
    private static string Small(double value) => value is 0 or >= 0.001
        ? value.ToString("0.####", CultureInfo.InvariantCulture)
        : value.ToString("0.#e-0", CultureInfo.InvariantCulture);

    private static string Part(int count, string what) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{count} {what}");
}
