using MlopsNotebookKernel.Commands.Execution;

namespace MlopsNotebookKernel.Commands.Report;

/// <summary>What a report was asked for, checked before anything is read.</summary>
/// <param name="Folder">The folder to report on; absolute.</param>
/// <param name="Output">The page to write; absolute.</param>
/// <param name="Title">What it is called.</param>
internal sealed record ReportOptions(string Folder, string Output, string Title)
{
    /// <summary>Reads the options.</summary>
    /// <param name="arguments">What the user gave.</param>
    /// <param name="context">Where it runs.</param>
    /// <exception cref="ReportException">There is no such folder (MLOPS3201), or the page's name is not one of a page (MLOPS3202).</exception>
    public static ReportOptions Read(CommandArguments arguments, CommandContext context)
    {
        string folder = arguments.Optional(ReportCommand.Folder) is { } given
            ? context.Absolute(given)
            : context.Workspace.GitRoot ?? context.Workspace.Root;
        if (!Directory.Exists(folder))
        {
            throw new ReportException("MLOPS3201", $"There is no folder {arguments.Optional(ReportCommand.Folder)}.", "Name a folder with notebooks, or none for the whole repository.");
        }

        string output = context.Absolute(arguments.Optional(ReportCommand.Output) ?? ReportCommand.DefaultOutput);
        if (!Path.GetExtension(output).Equals(".html", StringComparison.OrdinalIgnoreCase))
        {
            throw new ReportException(
                "MLOPS3202", $"{Path.GetFileName(output)} is no name for a page.", "Give --output a name that ends in .html.");
        }

        string title = arguments.Optional(ReportCommand.Title)?.Trim() is { Length: > 0 } said
            ? said
            : Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)) is { Length: > 0 } name ? name : folder;
        return new ReportOptions(Path.TrimEndingDirectorySeparator(folder), output, title);
    }
}
