using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;
using MlopsNotebookKernel.Storage.Upkeep;

namespace MlopsNotebookKernel.Commands.Gc;

/// <summary>Shows a <see cref="GcResult"/>.</summary>
internal static class GcRenderer
{
    /// <summary>Makes the view.</summary>
    /// <param name="result">The result.</param>
    public static View View(GcResult result)
    {
        CollectionReport report = result.Report;
        return new View(
            ViewStatus.Good,
            result.Summary,
            [
                new ViewBlock.Facts(
                [
                    ("Cited", $"{QuantityText.Count(report.Cited, "object")}, {QuantityText.Bytes(report.CitedBytes)}"),
                    ($"Not cited, younger than {QuantityText.Count(result.Grace, "day")}", $"{QuantityText.Count(report.Young, "object")}, {QuantityText.Bytes(report.YoungBytes)}"),
                    (result.IsDryRun ? "Would be removed" : "Removed", $"{QuantityText.Count(report.Collected.Count, "object")}, {QuantityText.Bytes(report.Collected.Sum(item => item.Bytes))}"),
                    ("Leftovers of crashes", $"{QuantityText.Count(report.Leftovers, "file")}, {QuantityText.Bytes(report.LeftoverBytes)}"),
                ]),
            ]);
    }
}
