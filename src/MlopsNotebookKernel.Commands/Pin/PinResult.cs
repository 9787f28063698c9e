using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Differences;

namespace MlopsNotebookKernel.Commands.Pin;

/// <summary>What pinning came to, as JSON <c>mlops.pin-result/1</c>.</summary>
/// <param name="Outcome">What happened.</param>
/// <param name="StampPath">The stamp's file relative to the workspace's root.</param>
/// <param name="Stamp">The stamp as it is on disk now: a copy that travels with the notebook.</param>
/// <param name="Differences">How the notebook differs from the stamp that was there; empty for a first one.</param>
/// <param name="Flaws">What makes the run hollow so far.</param>
/// <param name="Missing">What the stamp lacks to be of use in another clone.</param>
/// <param name="Drift">The drift of each table that moved.</param>
public sealed record PinResult(
    PinOutcome Outcome,
    string StampPath,
    Stamp Stamp,
    IReadOnlyList<StampDifference> Differences,
    IReadOnlyList<StampFlaw> Flaws,
    IReadOnlyList<Incompleteness> Missing,
    IReadOnlyList<AssetDrift> Drift)
{
    /// <summary>The result as JSON; the stamp in it is written as its file is.</summary>
    public string ToJson()
    {
        JsonNode json = JsonNode.Parse(Execution.ResultJson.Write(new
        {
            Schema = "mlops.pin-result/1",
            Outcome,
            StampPath,
            Differences,
            Flaws,
            Missing,
            Drift = Drift.Select(drift => new { drift.Asset, drift.Report.Verdict, drift.Report.BiggestMover }),
        }))!;
        json["stamp"] = JsonNode.Parse(StampJson.Write(Stamp));
        return json.ToJsonString(new System.Text.Json.JsonSerializerOptions(System.Text.Json.JsonSerializerDefaults.Web)
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = true,
            NewLine = "\n",
        });
    }
}
