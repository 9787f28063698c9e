using System.Text.Json;
using System.Text.RegularExpressions;

namespace MlopsNotebookKernel.Commands.Tests.Verify.Changes;

/// <summary>
/// Differences as one line: <c>kind weight subject: was → is [columns] {members} &lt;package&gt; «commits» (detail)</c>, what is not there
/// left out, digests as <c>#</c>.
/// </summary>
internal static partial class ChangeText
{
    public static string Of(JsonElement difference)
    {
        string text = $"{Text(difference, "kind")} {Text(difference, "weight")} {Text(difference, "subject")}: {Text(difference, "was")} → {Text(difference, "is")}";
        string columns = Join(difference, "columns", column => $"{Text(column, "name")} {Text(column, "text")}{(column.TryGetProperty("rows", out JsonElement rows) ? $" {rows.GetInt64()}" : "")}");
        string members = Join(difference, "members", member => $"{Text(member, "change")} {Text(member, "name")}");
        string package = difference.TryGetProperty("package", out JsonElement move)
            ? $"{(move.GetProperty("direct").GetBoolean() ? "direct" : "transitive")} {Text(move, "step")}{(move.GetProperty("back").GetBoolean() ? " back" : "")}".Trim()
            : "";
        string commits = Join(difference, "commits", commit => Text(commit, "subject"));
        string detail = Text(difference, "detail");
        return Digests().Replace(
            text.TrimEnd() + Part(" [", columns, "]") + Part(" {", members, "}") + Part(" <", package, ">") + Part(" «", commits, "»") + Part(" (", detail, ")"), "#");
    }

    public static string OfRemedy(JsonElement remedy) =>
        $"{Text(remedy, "kind")}{(remedy.TryGetProperty("cell", out JsonElement cell) ? $" {cell.GetInt32()}" : "")}";

    private static string Part(string start, string text, string end) => text.Length == 0 ? "" : start + text + end;

    private static string Join(JsonElement parent, string name, Func<JsonElement, string> text) =>
        string.Join("; ", parent.GetProperty(name).EnumerateArray().Select(text));

    private static string Text(JsonElement parent, string name) => parent.TryGetProperty(name, out JsonElement value) ? value.GetString()! : "";

    [GeneratedRegex(@"\b(?:[0-9a-f]{12}|[0-9a-f]{7})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Digests();
}
