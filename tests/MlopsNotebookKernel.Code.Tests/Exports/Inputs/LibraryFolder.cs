namespace MlopsNotebookKernel.Code.Tests.Exports.Inputs;

/// <summary>Stands for the class of that name in exported tests, which knows where the library lies.</summary>
internal static class LibraryFolder
{
    public static string Path { get; set; } = "";

    public static string Notebook => System.IO.Path.Combine(Path, "..", "research.ipynb");
}
