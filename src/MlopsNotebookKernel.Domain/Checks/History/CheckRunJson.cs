using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MlopsNotebookKernel.Domain.Checks.Emergency;

namespace MlopsNotebookKernel.Domain.Checks.History;

/// <summary>A run of checks as a line of JSON (<c>mlops.check-run/1</c>).</summary>
internal static class CheckRunJson
{
    private const string Schema = "mlops.check-run/1";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 16,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Writes a run.</summary>
    /// <param name="run">The run.</param>
    public static string Write(CheckRun run) => JsonSerializer.Serialize(
        new Line(Schema, run.Seen.At, run.Seen.Label, run.Seen.Rows, run.Seen.Columns, run.Seen.IsUsual, run.Checks, run.Fired, run.Seen.Content), Options);

    /// <summary>Reads a run; null for a text that is none.</summary>
    /// <param name="line">The text.</param>
    public static CheckRun? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(line, Options) is { Schema: Schema } read && read.Rows >= 0
                ? new CheckRun(
                    new SourceObservation(read.Data, read.At, read.Rows, read.Columns, read.Content) { IsUsual = read.Usual }, read.Checks, read.Fired)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Line(
        string Schema,
        DateTimeOffset At,
        string Data,
        long Rows,
        IReadOnlyList<ColumnSeen> Columns,
        bool Usual,
        IReadOnlyList<string> Checks,
        IReadOnlyList<FiredCheck> Fired,
        string? Content = null);
}
