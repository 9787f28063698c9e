using System.Text.Json;
using System.Text.Json.Serialization;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Domain.Profiles;

/// <summary>
/// Frozen profiles as JSON (FORMATS.md, "Frozen profiles"): doubles as their shortest text that reads back the same,
/// lists on one line. A text that is no such profile is a <see cref="JsonException"/>.
/// </summary>
internal sealed class TableProfileConverter : JsonConverter<TableProfile>
{
    /// <summary>The name and version of the format.</summary>
    internal const string Schema = "mlops.profile/1";

    /// <inheritdoc/>
    public override TableProfile Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        JsonElement profile = document.RootElement;
        string schema = ProfileJson.Text(profile, "schema");
        if (schema != Schema)
        {
            throw new JsonException($"The profile has format '{schema}', where '{Schema}' is known.");
        }

        long rows = ProfileJson.Count(profile, "rows");
        List<ColumnProfile> columns = [];
        foreach (JsonElement column in ProfileJson.List(profile, "columns").EnumerateArray())
        {
            columns.Add(ReadColumn(column, rows));
        }

        return new TableProfile(rows, columns);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TableProfile value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("schema", Schema);
        writer.WriteNumber("rows", value.Rows);
        writer.WriteStartArray("columns");
        foreach (ColumnProfile column in value.Columns)
        {
            WriteColumn(writer, column);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static ColumnProfile ReadColumn(JsonElement column, long rows)
    {
        long missing = ProfileJson.Count(column, "missing");
        Distribution distribution = DistributionJson.Read(ProfileJson.Object(column, "distribution"));
        if (missing + distribution.Count != rows)
        {
            throw new JsonException(
                $"The profile of column '{ProfileJson.Text(column, "name")}' does not account for all {rows} rows.");
        }

        return new ColumnProfile(
            ProfileJson.Text(column, "name"),
            ProfileJson.Enumeration<ColumnType>(column, "type"),
            ProfileJson.Enumeration<ColumnRole>(column, "role"),
            rows,
            missing,
            distribution,
            ReadNumeric(column));
    }

    private static NumericSummary? ReadNumeric(JsonElement column)
    {
        if (!column.TryGetProperty("numeric", out JsonElement numeric))
        {
            return null;
        }

        return new NumericSummary(
            ProfileJson.Number(numeric, "minimum"),
            ProfileJson.Number(numeric, "maximum"),
            ProfileJson.Number(numeric, "mean"),
            ProfileJson.Number(numeric, "standardDeviation"));
    }

    private static void WriteColumn(Utf8JsonWriter writer, ColumnProfile column)
    {
        writer.WriteStartObject();
        writer.WriteString("name", column.Name);
        writer.WriteString("type", ProfileJson.Name(column.Type));
        writer.WriteString("role", ProfileJson.Name(column.Role));
        writer.WriteNumber("missing", column.Missing);
        if (column.Numeric is { } numeric)
        {
            writer.WriteStartObject("numeric");
            writer.WriteNumber("minimum", numeric.Minimum);
            writer.WriteNumber("maximum", numeric.Maximum);
            writer.WriteNumber("mean", numeric.Mean);
            writer.WriteNumber("standardDeviation", numeric.StandardDeviation);
            writer.WriteEndObject();
        }

        writer.WritePropertyName("distribution");
        DistributionJson.Write(writer, column.Distribution);
        writer.WriteEndObject();
    }
}
