namespace MlopsNotebookKernel.Scripting.Cells;

/// <summary>The magic lines that the kernel itself serves, beside the catalogue's.</summary>
internal static class KernelMagics
{
    /// <summary>Names and purposes.</summary>
    public static readonly IReadOnlyList<(string Name, string Purpose)> All =
    [
        ("#!csharp", "The lines that follow are C#."),
        ("#!markdown", "The lines that follow are text in Markdown, to show."),
        ("#!html", "The lines that follow are HTML, to show."),
        ("#!import", "Runs the code of a .cs, .csx, .ipynb or .dib file."),
        ("#!time", "Shows the wall time of the cell."),
    ];
}
