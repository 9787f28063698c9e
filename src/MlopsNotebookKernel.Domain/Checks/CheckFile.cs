using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Checks;

/// <summary>One <c>.mlops/checks/&lt;name&gt;.json</c> (<c>mlops.check/1</c>).</summary>
internal static class CheckFile
{
    private const string Schema = "mlops.check/1";
    private const long MaximumBytes = 1 << 20;
    private const int MostColumns = 10_000;

    /// <summary>How facts are laid out.</summary>
    public static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads a file.</summary>
    /// <param name="path">Absolute path; the file exists.</param>
    /// <exception cref="CheckException">It is malformed, too new, or holds conflict markers (MLOPS2901).</exception>
    public static CheckDefinition Read(string path)
    {
        CheckFactReader fact = CheckFactReader.Of(path, MaximumBytes, Schema, "check");
        string name = Path.GetFileNameWithoutExtension(path);
        if (fact.Text("name") != name || !SnapshotName.IsValid(name))
        {
            throw fact.Malformed("its name is not the file's");
        }

        CheckKind kind = fact.Word<CheckKind>("kind");
        string? within = fact.Optional("within");
        return new CheckDefinition(
            name, Source(fact), kind, fact.Text("expression"), fact.Word<CheckSeverity>("severity"), fact.Text("snapshot"), fact.Text("defect"), fact.Day("created"))
        {
            Owner = fact.Optional("owner"),
            Columns = [.. fact.List("columns", MostColumns).Select(column => Column(fact, column))],
            Expected = kind == CheckKind.Comparison ? fact.Number("expected") : null,
            Within = within is null ? null : CheckTolerance.Parse(within) ?? throw fact.Malformed("within is no tolerance"),
        };
    }

    /// <summary>Writes a file.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="check">The check.</param>
    public static void Write(string path, CheckDefinition check)
    {
        JsonObject json = new()
        {
            ["schema"] = Schema,
            ["name"] = check.Name,
            ["source"] = check.Source,
            ["kind"] = Word(check.Kind),
            ["expression"] = check.Expression,
            ["severity"] = Word(check.Severity),
            ["owner"] = check.Owner,
            ["snapshot"] = check.Snapshot,
            ["defect"] = check.Defect,
            ["created"] = check.Created.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        if (check.Kind == CheckKind.Comparison)
        {
            json["expected"] = check.Expected;
            json["within"] = check.Within?.ToString();
        }

        if (check.Kind == CheckKind.Row)
        {
            json["columns"] = new JsonArray([.. check.Columns.Select(Json)]);
        }

        AtomicFile.WriteText(path, json.ToJsonString(Layout) + "\n");
    }

    /// <summary>A word of an enumeration as files write it.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="value">Its value.</param>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string Source(CheckFactReader fact) =>
        fact.Text("source") is var source && SnapshotName.IsValid(source) ? source : throw fact.Malformed("source is no name");

    private static JsonNode Json(RowColumn column) => new JsonObject
    {
        ["property"] = column.Property,
        ["column"] = column.Column,
        ["type"] = Word(column.Type),
        ["canBeMissing"] = column.CanBeMissing,
    };

    private static RowColumn Column(CheckFactReader fact, JsonObject json)
    {
        string property = fact.Text(json, "property");
        return property.Length <= 200 && property.All(character => char.IsLetterOrDigit(character) || character == '_') && property.Length > 0 && !char.IsDigit(property[0])
            ? new RowColumn(property, fact.Text(json, "column"), fact.Word<ColumnType>(json, "type"), fact.Flag(json, "canBeMissing"))
            : throw fact.Malformed("a property is no name in C#");
    }
}
