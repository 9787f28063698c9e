using System.Globalization;
using System.Text.Json;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Queries;

/// <summary>
/// A query that was checked to be one that reads. The database itself takes it apart without running it, so what is
/// checked is what runs; it takes apart only what selects.
/// </summary>
/// <param name="Tables">The names in its <c>FROM</c> clauses, of common table expressions too; each once.</param>
internal sealed record SqlStatement(IReadOnlyList<string> Tables)
{
    /// <summary>Functions that look at the disk beyond files that are named, or run what no check has seen.</summary>
    private static readonly HashSet<string> Refused = new(StringComparer.OrdinalIgnoreCase)
    {
        "glob", "query", "query_table", "json_execute_serialized_sql", "sniff_csv", "read_blob", "read_text", "getenv",
    };

    /// <summary>Checks a query.</summary>
    /// <param name="session">The database.</param>
    /// <param name="sql">The query.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="TableException">It is refused (MLOPS1430), or is no SQL (MLOPS1431).</exception>
    public static SqlStatement Read(DuckSession session, string sql, CancellationToken cancellation)
    {
        string json = (string)session.Query($"SELECT json_serialize_sql({Sql.Text(sql)})", cancellation)[0][0]!;
        using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4096 });
        JsonElement root = document.RootElement;
        if (root.GetProperty("error").GetBoolean())
        {
            string message = root.GetProperty("error_message").GetString()!;
            throw root.GetProperty("error_type").GetString() == "parser"
                ? Wrong(message, root.TryGetProperty("position", out JsonElement place) ? Line(sql, place.GetString()) : null, null)
                : throw OnlyReading();
        }

        if (root.GetProperty("statements").GetArrayLength() != 1)
        {
            throw OnlyReading();
        }

        List<string> tables = [];
        Collect(root, tables);
        return new SqlStatement([.. tables.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>A query that the database does not understand.</summary>
    /// <param name="message">What the database says.</param>
    /// <param name="line">The line, from 1; null when not known.</param>
    /// <param name="cause">The cause; null when there is none.</param>
    public static TableException Wrong(string message, int? line, Exception? cause) => new(
        "MLOPS1431",
        $"{(line is { } at ? string.Create(CultureInfo.InvariantCulture, $"Line {at} of the query: ") : "")}{message.Split('\n')[0].TrimEnd('.')}.",
        "Correct the query; it is DuckDB's SQL.",
        cause);

    private static TableException OnlyReading() => new(
        "MLOPS1430",
        "Only one query that reads can be run here.",
        "Write one SELECT; COPY, ATTACH, INSTALL, LOAD, SET and statements that change something are refused.");

    private static void Collect(JsonElement element, List<string> tables)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray())
            {
                Collect(item, tables);
            }

            return;
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (Text(element, "function_name") is { } function && Refused.Contains(function))
        {
            throw new TableException(
                "MLOPS1430", $"The function {function} cannot be used in a query here.", "Name tables and files in FROM.");
        }

        if (Text(element, "type") == "BASE_TABLE" && Text(element, "schema_name") == "" && Text(element, "table_name") is { } table)
        {
            tables.Add(table);
        }
        else if (Text(element, "type") == "SHOW_REF" && Text(element, "table_name") is { Length: > 0 } shown)
        {
            tables.Add(shown.Trim('"'));
        }

        foreach (JsonProperty property in element.EnumerateObject())
        {
            Collect(property.Value, tables);
        }
    }

    private static string? Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Line(string sql, string? position) =>
        int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out int at) && at <= sql.Length
            ? sql.AsSpan(0, at).Count('\n') + 1
            : null;
}
