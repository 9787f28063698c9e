using System.Text.Json;
using System.Text.Json.Serialization;
using MlopsNotebookKernel.Domain.Profiles;

namespace MlopsNotebookKernel.Domain.Tables;

/// <summary>
/// Digests of a table as JSON (FORMATS.md, "Canonical values and digests"). A text that is no such
/// digest is a <see cref="JsonException"/>.
/// </summary>
internal sealed class TableDigestConverter : JsonConverter<TableDigest>
{
    /// <inheritdoc/>
    public override TableDigest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        JsonElement digest = document.RootElement;
        List<ColumnDigest> columns = [];
        foreach (JsonElement column in ProfileJson.List(digest, "columns").EnumerateArray())
        {
            columns.Add(new ColumnDigest(
                ProfileJson.Text(column, "name"),
                ProfileJson.Enumeration<ColumnType>(column, "type"),
                Sha256(column, "digest")));
        }

        return new TableDigest(ProfileJson.Count(digest, "rows"), columns, Sha256(digest, "content"));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TableDigest value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("rows", value.Rows);
        writer.WriteString("content", value.Content);
        writer.WriteStartArray("columns");
        foreach (ColumnDigest column in value.Columns)
        {
            writer.WriteStartObject();
            writer.WriteString("name", column.Name);
            writer.WriteString("type", ProfileJson.Name(column.Type));
            writer.WriteString("digest", column.Digest);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string Sha256(JsonElement json, string name)
    {
        string text = ProfileJson.Text(json, name);
        return text.Length == 64 && text.All(char.IsAsciiHexDigitLower)
            ? text
            : throw new JsonException($"'{name}' is not a SHA-256 in lower-case hexadecimal.");
    }
}
