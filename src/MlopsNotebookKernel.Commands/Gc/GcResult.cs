using System.Text.Json.Serialization;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Storage.Upkeep;

namespace MlopsNotebookKernel.Commands.Gc;

/// <summary>What <c>gc</c> came to.</summary>
/// <param name="IsDryRun">Whether it only tells.</param>
/// <param name="Grace">Days for which an object that nothing cites is kept.</param>
/// <param name="Report">What was, or would be, removed.</param>
public sealed record GcResult(bool IsDryRun, int Grace, CollectionReport Report)
{
    /// <summary>The format's name and version.</summary>
    [JsonPropertyOrder(-2)]
    public string Schema => "mlops.gc-result/1";

    /// <summary>One line.</summary>
    [JsonPropertyOrder(-1)]
    public string Summary
    {
        get
        {
            string kept = $"{QuantityText.Count(Report.Cited, "object")} ({QuantityText.Bytes(Report.CitedBytes)}) cited";
            long bytes = Report.Collected.Sum(item => item.Bytes) + Report.LeftoverBytes;
            string leftovers = Report.Leftovers == 0 ? "" : $" and {QuantityText.Count(Report.Leftovers, "leftover file")}";
            return Report.Collected.Count + Report.Leftovers == 0
                ? $"Nothing to remove: {kept}{(Report.Young > 0 ? $", {Report.Young} not cited and younger than {QuantityText.Count(Grace, "day")}" : "")}."
                : $"{QuantityText.Count(Report.Collected.Count, "object")}{leftovers} {(IsDryRun ? "would be removed" : "removed")}, {QuantityText.Bytes(bytes)}; {kept}.";
        }
    }
}
