using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Tests.Exports;

/// <summary>Notebooks given as texts of their cells; a text that starts with <c>//md</c> is Markdown.</summary>
internal static class TestNotebook
{
    private const string MarkdownMark = "//md ";

    /// <summary>What the session imports everywhere.</summary>
    private static readonly IReadOnlyList<string> Imports =
    [
        "System", "System.IO", "System.Linq", "System.Collections.Generic", "System.Text", "System.Threading",
        "System.Threading.Tasks", "System.Globalization", "MlopsNotebookKernel.Cells", "static MlopsNotebookKernel.Cells.Notebook",
    ];

    public static ExportPlan Export(params string[] cells) => LibraryGenerator.Generate(Request(cells));

    public static ExportRequest Request(params string[] cells)
    {
        List<ExportCell> code = [];
        string? markdown = null;
        for (int index = 0; index < cells.Length; index++)
        {
            if (cells[index].StartsWith(MarkdownMark, StringComparison.Ordinal))
            {
                markdown = cells[index][MarkdownMark.Length..];
                continue;
            }

            code.Add(new ExportCell(index + 1, null, cells[index], markdown, cells[index].StartsWith("// parameters", StringComparison.Ordinal)));
            markdown = null;
        }

        return new ExportRequest("Demo", "../demo.ipynb", "../.mlops/pins/demo.ipynb.pin.json", code, Imports, [], [], []);
    }

    /// <summary>With the assemblies of ML.NET, as a session that asked for them has.</summary>
    public static ExportRequest WithMachineLearning(this ExportRequest request) => request with
    {
        ReferencePaths = [.. Directory.EnumerateFiles(AppContext.BaseDirectory, "Microsoft.ML*.dll").Order(StringComparer.Ordinal)],
    };

    public static string All(ExportPlan plan) =>
        string.Join("\n", plan.Files.Select(file => $"//// {file.Path}\n{file.Text}"));

    /// <summary>The text of a step or function file.</summary>
    public static string Pipeline(ExportPlan plan, string part) => File(plan, $"DemoPipeline.{part}.cs");

    public static string File(ExportPlan plan, string path) => plan.Files.Single(file => file.Path == path).Text;

    public static IReadOnlyList<ExportRefusal> Refusals(params string[] cells) =>
        Assert.Throws<ExportException>(() => Export(cells)).Refusals;
}
