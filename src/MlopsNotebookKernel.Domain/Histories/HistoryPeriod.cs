using System.Text.Json;
using System.Text.Json.Serialization;
using MlopsNotebookKernel.Domain.Periods;

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

    /// <summary>How long it is; null where the line does not say.</summary>
    public PeriodLength? Every { get; init; }

    /// <summary>Rows of the log in it.</summary>
    public required long Rows { get; init; }

    /// <summary>The baseline it was held against, as <c>name@id</c>; null for none.</summary>
    public string? Baseline { get; init; }

    /// <summary>The snapshot that classes were held against, as <c>name@id</c>; null without classes, and in lines of earlier versions.</summary>
    public string? Validation { get; init; }

    /// <summary>The column of predicted classes; null without classes, and in lines of earlier versions.</summary>
    public string? Prediction { get; init; }

    /// <summary>The class that is drawn; null without classes, and in lines of earlier versions.</summary>
    public string? Watched { get; init; }

    /// <summary>The day of the research; null in lines of earlier versions.</summary>
    public DateOnly? Stamped { get; init; }

    /// <summary>What is not as it should be, in words; empty when all is well.</summary>
    public IReadOnlyList<string> Alarms { get; init; } = [];

    /// <summary>Predicted classes against their band; empty where there are none.</summary>
    public IReadOnlyList<HistoryClass> Classes { get; init; } = [];

    /// <summary>Segments outside their band beyond chance.</summary>
    public IReadOnlyList<HistorySegment> Segments { get; init; } = [];

    /// <summary>Columns against the baseline, gravest first.</summary>
    public IReadOnlyList<HistoryDrift> Drift { get; init; } = [];

    /// <summary>Rows whose label has arrived; null where the log has no labels.</summary>
    public long? Labelled { get; init; }

    /// <summary>The named metrics over the rows with labels; empty where none was measured.</summary>
    public IReadOnlyList<HistoryMetric> Metrics { get; init; } = [];

    /// <summary>How the model ran; null where the log does not say.</summary>
    public HistoryOperations? Operations { get; init; }

    /// <summary>Sudden shifts.</summary>
    public IReadOnlyList<HistoryShift> Shifts { get; init; } = [];

    /// <summary>Members that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; init; }
}
