using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Tests.Exports;

/// <summary>Notebooks given as texts of their cells.</summary>
internal static class TestNotebook
{
    /// <summary>What the session imports everywhere.</summary>
    public static readonly IReadOnlyList<string> Imports =
    [
        "System", "System.IO", "System.Linq", "System.Collections.Generic", "System.Text", "System.Threading",
        "System.Threading.Tasks", "System.Globalization", "MlopsNotebookKernel", "static MlopsNotebookKernel.Notebook",
    ];

    public static ExportPlan Export(params string[] cells) => LibraryOf([.. cells.Select((source, at) => new ExportCell(at + 1, null, source))]);

    public static ExportPlan LibraryOf(IReadOnlyList<ExportCell> cells, params string[] references) =>
        MlopsNotebookKernel.Code.Exports.LibraryGenerator.Generate(new ExportRequest(
            "Demo", "../demo.ipynb", null, cells, Imports, references, [], []));

    public static string All(ExportPlan plan) =>
        string.Join("\n", plan.Files.Select(file => $"//// {file.Path}\n{file.Text}"));
}
