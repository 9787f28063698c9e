namespace MlopsNotebookKernel.Scripting.Submissions;

/// <summary>What every cell may use without saying so; a type's name stands for <c>using static</c>.</summary>
internal static class DefaultUsings
{
    /// <summary>Namespaces.</summary>
    public static readonly IReadOnlyList<string> Namespaces =
    [
        "System",
        "System.IO",
        "System.Linq",
        "System.Collections.Generic",
        "System.Text",
        "System.Threading",
        "System.Threading.Tasks",
        "System.Globalization",
        "MlopsNotebookKernel",
        "MlopsNotebookKernel.Cells",
    ];

    /// <summary>Types whose static members are in scope.</summary>
    public static readonly IReadOnlyList<string> Types = ["MlopsNotebookKernel.Cells.Notebook"];

    /// <summary>Both, as the compiler takes them.</summary>
    public static readonly IReadOnlyList<string> All = [.. Namespaces, .. Types];
}
