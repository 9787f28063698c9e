using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlopsNotebookKernel.Domain.Histories;

/// <summary>What was measured of a log over one period: a line of <c>.mlops/history/monitor/&lt;log&gt;.jsonl</c>.</summary>
public sealed record HistoryPeriod
{
    /// <summary>The format's name and version.</summary>
    public const string Format = "mlops.history/1";

    /// <summary>The format's name and version, as the line says it.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; init; } = Format;

    /// <summary>The period's name, which sorts by time: <c>2001-03</c>, or its first day.</summary>
    public required string Period { get; init; }

    /// <summary>Its first day.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>Rows of the log in it.</summary>
    public required long Rows { get; init; }

    /// <summary>The named metrics; empty where none was measured.</summary>
    public IReadOnlyList<HistoryMetric> Metrics { get; init; } = [];

    /// <summary>Members that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; init; }
}
