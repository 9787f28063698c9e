using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace MlopsNotebookKernel.Domain.Pins;

/// <summary>Stamps as JSON: indented, in a fixed order, LF, with a final line end, so that a diff reads well.</summary>
public static class StampJson
{
    private const string SchemaFamily = "mlops.pin/";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        MaxDepth = 32,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new SourceLinesConverter() },
    };

    /// <summary>Writes a stamp.</summary>
    /// <param name="stamp">The stamp.</param>
    public static string Write(Stamp stamp)
    {
        JsonObject document = new() { ["schema"] = Stamp.Schema };
        foreach ((string name, JsonNode? value) in JsonSerializer.SerializeToNode(stamp, Options)!.AsObject().ToArray())
        {
            document[name] = value?.DeepClone();
        }

        return document.ToJsonString(Options) + "\n";
    }

    /// <summary>Reads a stamp.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <exception cref="StampException">It is no stamp, has conflict markers, or is of a later version.</exception>
    public static Stamp Read(string text, string name)
    {
        if (HasLine(text, "<<<<<<< ") || HasLine(text, ">>>>>>> "))
        {
            throw new StampException(
                "MLOPS1701",
                $"The stamp {name} has Git conflict markers.",
                "Keep one side (git checkout --ours or --theirs), or run the notebook and pin with --update.");
        }

        try
        {
            JsonNode document = JsonNode.Parse(text, null, new JsonDocumentOptions { MaxDepth = Options.MaxDepth })
                ?? throw new JsonException("it is null");
            string schema = document is JsonObject && document["schema"] is JsonValue value && value.TryGetValue(out string? said) ? said : "";
            if (schema != Stamp.Schema)
            {
                throw WrongSchema(schema, name);
            }

            Stamp stamp = document.Deserialize<Stamp>(Options)!;
            return StampRules.FirstBroken(stamp) is { } broken ? throw new JsonException(broken) : stamp;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new StampException(
                "MLOPS1702",
                $"The stamp {name} is malformed: {FirstSentence(exception.Message)}.",
                "Take the last good version (git checkout -- FILE), or delete it, run the notebook and pin again.",
                exception);
        }
    }

    /// <summary>SHA-256 (hexadecimal) of a stamp as written.</summary>
    /// <param name="stamp">The stamp.</param>
    public static string Digest(Stamp stamp) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(stamp))));

    private static StampException WrongSchema(string schema, string name) => schema.StartsWith(SchemaFamily, StringComparison.Ordinal)
        ? new StampException("MLOPS1703", $"The stamp {name} was written by a later version ({schema}); this one reads {Stamp.Schema}.", "Update the mlops tool.")
        : new StampException("MLOPS1702", $"The stamp {name} is malformed: its schema is \"{schema}\", not {Stamp.Schema}.", "Take the last good version (git checkout -- FILE), or delete it, run the notebook and pin again.");

    /// <summary>Without cutting the text into lines, of which a hostile one has millions.</summary>
    private static bool HasLine(string text, string start) =>
        text.StartsWith(start, StringComparison.Ordinal) || text.Contains('\n' + start, StringComparison.Ordinal);

    private static string FirstSentence(string message)
    {
        int end = message.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }

    /// <summary>A cell's text as a list of lines, which a diff shows line by line.</summary>
    private sealed class SourceLinesConverter : JsonConverter<StampedCell>
    {
        public override StampedCell Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            Lines lines = JsonSerializer.Deserialize<Lines>(ref reader, options) ?? throw new JsonException("a cell is null");
            return new StampedCell(
                lines.ExecutionCount, lines.Id, lines.Index, lines.Fingerprint, lines.Output, lines.Status, string.Join('\n', lines.Source));
        }

        public override void Write(Utf8JsonWriter writer, StampedCell value, JsonSerializerOptions options) => JsonSerializer.Serialize(
            writer,
            new Lines(value.ExecutionCount, value.Id, value.Index, value.Fingerprint, value.Output, value.Status, value.Source.Split('\n')),
            options);

        private sealed record Lines(
            int ExecutionCount, string? Id, int? Index, string Fingerprint, string? Output, Sessions.CellStatus Status, string[] Source);
    }
}
