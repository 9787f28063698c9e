using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using MlopsNotebookKernel.Commands.Export;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Notebooks;

namespace MlopsNotebookKernel.Commands.Tests.Export.Replacing;

/// <summary>Replacing cells and bringing them back leaves any notebook as it was, byte for byte.</summary>
public sealed class ReplacePropertyTests
{
    private static readonly string[] Imports = ["System", "System.Linq", "System.Collections.Generic", "System.Globalization"];

    [Theory]
    [InlineData(1, ".ipynb", 1, false)]
    [InlineData(2, ".ipynb", 2, true)]
    [InlineData(3, ".ipynb", 4, false)]
    [InlineData(4, ".dib", 0, false)]
    public async Task Restore_AfterReplace_GivesTheSameBytes(uint seed, string extension, int indent, bool isText)
    {
        ExportProgram program = ExportProgram.Any.Where(IsReplaceable).Generate(new PCG(seed, seed), null, out _);
        using ExportRig rig = new() { NotebookName = "research" + extension };
        File.WriteAllText(rig.NotebookPath, extension == ".dib" ? Dib(program) : Ipynb(program, indent, isText));
        await ExportAsync(rig);
        byte[] notebook = File.ReadAllBytes(rig.NotebookPath);
        SortedDictionary<string, string> library = rig.Files();

        Assert.True((await rig.ExportAsync("--replace")).Answer);
        Assert.NotEqual(notebook, File.ReadAllBytes(rig.NotebookPath));
        Assert.True((await rig.ExportAsync("--check")).Answer);
        Assert.True((await rig.ExportAsync("--restore")).Answer);

        Assert.Equal(Encoding.UTF8.GetString(notebook), Encoding.UTF8.GetString(File.ReadAllBytes(rig.NotebookPath)));
        Assert.Equal(library, rig.Files());
    }

    /// <summary>A library as an export leaves it, without its build, which has tests of its own.</summary>
    private static async Task ExportAsync(ExportRig rig)
    {
        NotebookDocument document = await NotebookDocument.ReadAsync(rig.NotebookPath, CancellationToken.None);
        ExportedLibrary library = new(
            new NotebookToExport(rig.NotebookPath, NotebookCells.Of(document), await rig.ImportsAsync(), [], [], []), new LibraryTarget(rig.Library, "Demo"), MergeSide.Neither, rig.Inputs(), session: null);
        library.Compare();
        foreach (FileChange change in library.Writes)
        {
            string path = Path.Combine(rig.Library, change.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, change.After);
        }
    }

    private static bool IsReplaceable(ExportProgram program)
    {
        NotebookReplacement replacement = Code.Exports.LibraryGenerator
            .Generate(new ExportRequest("Demo", "../research.ipynb", null, program.Cells, Imports, [], [], [])).Replacement;
        return replacement is { Refusals.Count: 0, Cells.Count: > 0 };
    }

    private static IEnumerable<string> Sources(ExportProgram program) =>
        program.Cells.Select(cell => cell.Mark is null ? cell.Source : $"#!mlops-export --as {cell.Mark}\n{cell.Source}");

    private static string Dib(ExportProgram program) =>
        string.Concat(Sources(program).Select((source, index) => $"{(index == 1 ? "#!markdown\n\n# Prose\n\n" : "")}#!csharp\n\n{source}\n\n"));

    /// <summary>As Jupyter writes it, with members that we do not know, and prose above the second cell.</summary>
    private static string Ipynb(ExportProgram program, int indent, bool isText)
    {
        List<JsonObject> cells = [.. Sources(program).Select((source, index) => new JsonObject
        {
            ["cell_type"] = "code",
            ["execution_count"] = index + 1,
            ["id"] = FormattableString.Invariant($"cell-{index}"),
            ["metadata"] = new JsonObject { ["collapsed"] = index % 2 == 0, ["vendor"] = new JsonObject { ["żółw"] = "\"quoted\" + ü" } },
            ["outputs"] = new JsonArray(new JsonObject { ["name"] = "stdout", ["output_type"] = "stream", ["text"] = new JsonArray("one\n", "two") }),
            ["source"] = Text(source, isText),
        })];
        cells.Insert(1, new JsonObject { ["cell_type"] = "markdown", ["id"] = "prose", ["metadata"] = new JsonObject(), ["source"] = Text("# Prose\n\nof – any kind", isText) });
        JsonObject notebook = new()
        {
            ["cells"] = new JsonArray([.. cells]),
            ["metadata"] = new JsonObject
            {
                ["kernelspec"] = new JsonObject { ["display_name"] = "C# (mlops)", ["language"] = "C#", ["name"] = "mlops-csharp" },
                ["unknown"] = new JsonArray(1, 2.50, null),
            },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        return notebook.ToJsonString(new JsonSerializerOptions
        {
            WriteIndented = true,
            IndentSize = indent,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }) + "\n";
    }

    private static JsonNode Text(string source, bool isText)
    {
        string[] lines = source.Split('\n');
        return isText ? JsonValue.Create(source) : new JsonArray([.. lines.Select((line, index) => (JsonNode)JsonValue.Create(index < lines.Length - 1 ? line + "\n" : line))]);
    }
}
