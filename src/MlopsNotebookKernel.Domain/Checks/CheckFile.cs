using System.Globalization;
using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Checks;

/// <summary>One <c>.mlops/checks/&lt;name&gt;.json</c> (<c>mlops.check/1</c>).</summary>
internal static class CheckFile
{
    private const int MostColumns = 10_000;

    private static readonly FactKind Kind = KindOf("check", "mlops.check/1");

    /// <summary>What files of checks and defects are.</summary>
    /// <param name="what">What it is, in a word.</param>
    /// <param name="schema">The schema that it states.</param>
    public static FactKind KindOf(string what, string schema) => new(
        what,
        schema,
        1 << 20,
        "Resolve the conflict in it: one of the two sides is meant.",
        (message, remedy, inner) => new CheckException("MLOPS2901", message, remedy, inner));

    /// <summary>Reads a file.</summary>
    /// <param name="path">Absolute path; the file exists.</param>
    /// <exception cref="CheckException">It is malformed, too new, or holds conflict markers (MLOPS2901).</exception>
    public static CheckDefinition Read(string path)
    {
        FactDocument fact = FactDocument.Read(path, Kind);
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
            ["schema"] = Kind.Schema,
            ["name"] = check.Name,
            ["source"] = check.Source,
            ["kind"] = FactDocument.WordOf(check.Kind),
            ["expression"] = check.Expression,
            ["severity"] = FactDocument.WordOf(check.Severity),
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

        AtomicFile.WriteText(path, FactDocument.Write(json));
    }

    private static string Source(FactDocument fact) =>
        fact.Text("source") is var source && SnapshotName.IsValid(source) ? source : throw fact.Malformed("source is no name");

    private static JsonNode Json(RowColumn column) => new JsonObject
    {
        ["property"] = column.Property,
        ["column"] = column.Column,
        ["type"] = FactDocument.WordOf(column.Type),
        ["canBeMissing"] = column.CanBeMissing,
    };

    private static RowColumn Column(FactDocument fact, JsonObject json)
    {
        string property = fact.Text(json, "property");
        return property.Length <= 200 && property.All(character => char.IsLetterOrDigit(character) || character == '_') && property.Length > 0 && !char.IsDigit(property[0])
            ? new RowColumn(property, fact.Text(json, "column"), fact.Word<ColumnType>(json, "type"), fact.Flag(json, "canBeMissing"))
            : throw fact.Malformed("a property is no name in C#");
    }
}
