using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Commands.Report;

/// <summary>One page of a repository's research.</summary>
public static class ReportCommand
{
    /// <summary>The parameter that names the folder.</summary>
    internal const string Folder = "folder";

    /// <summary>The parameter that names the page.</summary>
    internal const string Output = "output";

    /// <summary>The parameter that names the research.</summary>
    internal const string Title = "title";

    /// <summary>The page's name where none is given.</summary>
    internal const string DefaultOutput = "mlops-report.html";

    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "report",
        "Writes one HTML page of a repository's research: which notebooks are fresh and which are stale and why, drift, metrics over time, monitoring, theses, gates, checks, decisions and snapshots, with search, sorting and filters. It shows without network, on screen and on paper. A file that cannot be read is a line on the page.",
        "Where do we stand?",
        [
            new ParameterDefinition(Folder, ParameterKind.Path, "The folder to report on; the Git repository (without Git the workspace) by default.") { IsPositional = true },
            new ParameterDefinition(Output, ParameterKind.Path, $"The page to write, a name that ends in .html; {DefaultOutput} by default."),
            new ParameterDefinition(Title, ParameterKind.Text, "What the page is called; the folder's name by default."),
        ],
        services => new ReportHandler(services))
    {
        Examples = ["#!mlops-report --output artifacts/report.html", "#!mlops-report notebooks --title \"Late flights\""],
    };
}
