using System.Text.Json;
using System.Text.Json.Serialization;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>Reads the calls that a traced library wrote.</summary>
internal static class ExpectedCalls
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        MaxDepth = 8,
    };

    /// <summary>The calls, sorted by function; those of one function as they came.</summary>
    /// <param name="json">What the library wrote.</param>
    public static IReadOnlyList<ExpectedCall> Parse(string json) =>
        [.. (JsonSerializer.Deserialize<List<ExpectedCall>>(json, Options) ?? []).OrderBy(call => call.Function, StringComparer.Ordinal)];
}
