using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlopsNotebookKernel.EndToEnd.Tests.Tool;

/// <summary>Writes small notebooks as Jupyter does.</summary>
internal static class Notebooks
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, IndentSize = 1, NewLine = "\n" };

    /// <summary>A notebook of C# code cells.</summary>
    public static string OfCode(params string[] sources)
    {
        JsonArray cells = [];
        foreach (string source in sources)
        {
            cells.Add((JsonNode)new JsonObject
            {
                ["cell_type"] = "code",
                ["execution_count"] = null,
                ["id"] = $"cell-{cells.Count}",
                ["metadata"] = new JsonObject(),
                ["outputs"] = new JsonArray(),
                ["source"] = Lines(source),
            });
        }

        return new JsonObject
        {
            ["cells"] = cells,
            ["metadata"] = new JsonObject
            {
                ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" },
                ["language_info"] = new JsonObject { ["name"] = "C#" },
            },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        }.ToJsonString(Indented) + "\n";
    }

    /// <summary>All text that a code cell of a notebook put out, streams and plain text.</summary>
    public static string TextOf(string path, int cell)
    {
        JsonNode notebook = JsonNode.Parse(File.ReadAllText(path))!;
        return TextOf(notebook["cells"]![cell]!);
    }

    /// <summary>All text that the code cell of that id put out.</summary>
    public static string TextOf(string path, string id) =>
        TextOf(JsonNode.Parse(File.ReadAllText(path))!["cells"]!.AsArray().Single(cell => (string?)cell!["id"] == id)!);

    /// <summary>A notebook's text with the outputs of some cells left out.</summary>
    public static string WithoutOutputsOf(string notebook, IReadOnlyCollection<string> ids)
    {
        if (ids.Count == 0)
        {
            return notebook;
        }

        JsonNode document = JsonNode.Parse(notebook)!;
        foreach (JsonNode? cell in document["cells"]!.AsArray().Where(cell => ids.Contains((string?)cell!["id"] ?? "")))
        {
            cell!["outputs"] = new JsonArray();
        }

        return document.ToJsonString(Indented);
    }

    private static string TextOf(JsonNode cell) => string.Concat(cell["outputs"]!.AsArray().Select(output =>
        Joined(output!["text"]) + Joined(output["data"]?["text/plain"]) + output["evalue"]));

    private static JsonArray Lines(string source)
    {
        string[] lines = source.Split('\n');
        return [.. lines.Select((line, index) => (JsonNode)(index < lines.Length - 1 ? line + "\n" : line))];
    }

    private static string Joined(JsonNode? text) => text switch
    {
        JsonArray lines => string.Concat(lines.Select(line => (string)line!)),
        null => "",
        _ => (string)text!,
    };
}
