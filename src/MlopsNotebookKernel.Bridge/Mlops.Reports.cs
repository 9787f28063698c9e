using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel;

public static partial class Mlops
{
    /// <summary>Writes one HTML page of a repository's research: which notebooks are fresh and which are stale and why, drift, metrics over time, monitoring, theses, gates, checks, decisions and snapshots, with search, sorting and filters. It shows without network, on screen and on paper. A file that cannot be read is a line on the page.</summary>
    /// <param name="folder">The folder to report on; the Git repository (without Git the workspace) by default.</param>
    /// <param name="output">The page to write, a name that ends in .html; mlops-report.html by default.</param>
    /// <param name="title">What the page is called; the folder's name by default.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> ReportAsync(
        string? folder = null,
        string? output = null,
        string? title = null,
        CancellationToken cancellation = default) =>
        new CommandCall("report")
            .Option("folder", folder)
            .Option("output", output)
            .Option("title", title)
            .RunAsync(cancellation);
}
