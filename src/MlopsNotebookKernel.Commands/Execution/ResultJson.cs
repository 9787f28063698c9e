using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlopsNotebookKernel.Commands.Execution;

/// <summary>
/// Writes results as JSON: camelCase, enumerations by name, indented, line feeds; what is null is left out.
/// </summary>
public static class ResultJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes a result.</summary>
    /// <typeparam name="T">The result's type; it states its schema as its first property.</typeparam>
    /// <param name="result">The result.</param>
    public static string Write<T>(T result) => JsonSerializer.Serialize(result, Options);
}
