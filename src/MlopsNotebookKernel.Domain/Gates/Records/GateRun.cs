namespace MlopsNotebookKernel.Domain.Gates.Records;

/// <summary>One run of a gate: promotion, hold or refusal; a line of its history.</summary>
/// <param name="Run">What identifies it: the first 16 digits of a digest over policy, metrics, predictions, models and override.</param>
/// <param name="Gate">The gate.</param>
/// <param name="Time">When it was first run, UTC.</param>
/// <param name="Verdict">What the rules came to.</param>
/// <param name="Promoted">Whether the challenger became the champion.</param>
/// <param name="IsFirst">Whether there was no champion.</param>
/// <param name="Override">The override; null without one.</param>
/// <param name="Rows">Number of held-out rows.</param>
/// <param name="Champion">The champion; null on a first run.</param>
/// <param name="Challenger">The challenger.</param>
/// <param name="Metrics">The metrics.</param>
/// <param name="Reasons">Why, in sentences.</param>
public sealed record GateRun(
    string Run,
    string Gate,
    DateTimeOffset Time,
    GateVerdict Verdict,
    bool Promoted,
    bool IsFirst,
    GateOverride? Override,
    int Rows,
    GateSide? Champion,
    GateSide Challenger,
    IReadOnlyList<GateMetric> Metrics,
    IReadOnlyList<string> Reasons)
{
    /// <summary>The format of a history's lines.</summary>
    [System.Text.Json.Serialization.JsonPropertyOrder(-1)]
    public string Schema => "mlops.gate-run/1";
}
