namespace MlopsNotebookKernel.Domain.Gates.Records;

/// <summary>The champion of a gate, which only a promotion changes.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Promoted">When it became champion, UTC.</param>
/// <param name="Run">The run that promoted it.</param>
/// <param name="Model">The model; null when it was not said.</param>
/// <param name="Predictions">The predictions it was promoted on.</param>
/// <param name="Rows">Number of rows it was promoted on.</param>
/// <param name="Metrics">Its metrics on them, by name; without those that were not defined.</param>
/// <param name="LatencyMilliseconds">Milliseconds that scoring a row took; null when not known.</param>
/// <param name="MemoryMegabytes">Megabytes that scoring took; null when not known.</param>
/// <param name="Override">The override by which it was promoted; null without one.</param>
public sealed record GateChampion(
    string Gate,
    DateTimeOffset Promoted,
    string Run,
    GateModel? Model,
    string Predictions,
    int Rows,
    IReadOnlyDictionary<string, double> Metrics,
    double? LatencyMilliseconds,
    double? MemoryMegabytes,
    GateOverride? Override)
{
    /// <summary>The format.</summary>
    [System.Text.Json.Serialization.JsonPropertyOrder(-1)]
    public string Schema => "mlops.champion/1";

    /// <summary>The champion that a run made.</summary>
    /// <param name="run">A run that promoted.</param>
    public static GateChampion Of(GateRun run) => new(
        run.Gate,
        run.Time,
        run.Run,
        run.Challenger.Model,
        run.Challenger.Predictions,
        run.Rows,
        new SortedDictionary<string, double>(
            run.Metrics.Where(metric => metric.Challenger is not null).ToDictionary(metric => metric.Metric, metric => metric.Challenger!.Value),
            StringComparer.Ordinal),
        run.Challenger.LatencyMilliseconds,
        run.Challenger.MemoryMegabytes,
        run.Override);
}
