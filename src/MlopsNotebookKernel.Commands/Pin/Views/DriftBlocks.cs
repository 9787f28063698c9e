using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Pin.Views;

/// <summary>The drift of tables that moved, as blocks.</summary>
internal static class DriftBlocks
{
    /// <summary>A heading and the drift of each.</summary>
    /// <param name="drifts">The drifts.</param>
    public static IEnumerable<ViewBlock> Of(IReadOnlyList<AssetDrift> drifts)
    {
        foreach (AssetDrift drift in drifts)
        {
            yield return new ViewBlock.Heading($"Drift of {drift.Asset}, {QuantityText.Count(drift.Report.BaselineRows)} → {QuantityText.Count(drift.Report.CurrentRows, "row")}");
        }
    }
}
