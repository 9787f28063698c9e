using MlopsNotebookKernel.Commands.Drift;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Pin.Views;

/// <summary>The drift of tables that moved, as blocks.</summary>
internal static class DriftBlocks
{
    /// <summary>For each a heading, the verdict in a line, and the report with its charts.</summary>
    /// <param name="drifts">The drifts.</param>
    public static IEnumerable<ViewBlock> Of(IReadOnlyList<AssetDrift> drifts)
    {
        foreach (AssetDrift drift in drifts)
        {
            yield return new ViewBlock.Heading($"Drift of {drift.Asset}: {QuantityText.Count(drift.Report.BaselineRows, "row")} stamped, {QuantityText.Count(drift.Report.CurrentRows)} now");
            yield return new ViewBlock.Paragraph(DriftRenderer.Summary(drift.Report));
            foreach (ViewBlock block in DriftRenderer.Blocks(drift.Report))
            {
                yield return block;
            }
        }
    }
}
