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
        ("#!sql", "The lines that follow are a query over variables, files and snapshots; --as NAME names the variable of its rows, sql by default."),
        ("#!who", "Lists the notebook's variables."),
        ("#!whos", "Lists the notebook's variables with their types and values."),
        ("#!set", "Sets a variable: --name NAME --value TEXT, @variable, @input:PROMPT or @password:PROMPT."),
        ("#!time", "Shows the wall time of the cell."),
    ];
}
