using System.Text;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Pages.Reports;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Report;

/// <summary>Reads a repository's research and writes its page.</summary>
/// <param name="services">The ports.</param>
internal sealed class ReportHandler(CommandServices services) : ICommandHandler
{
    /// <inheritdoc/>
    public async Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        ReportOptions options = ReportOptions.Read(arguments, context);
        ReportScope scope = await ReportScope.ReadAsync(services, options.Folder, options.Output, context.Progress, cancellation).ConfigureAwait(false);
        IReadOnlyList<ReportSection> sections = await ReportSections.ReadAsync(scope, cancellation).ConfigureAwait(false);
        ResearchReport report = ReportRenderer.Report(options.Title, scope, sections, services.Clock.GetUtcNow());
        string page = ReportPage.Render(report);
        Write(options.Output, page);

        string shown = Path.GetRelativePath(context.Folder, options.Output).Replace('\\', '/');
        ReportResult result = new(
            shown,
            Encoding.UTF8.GetByteCount(page),
            report.Summary,
            [.. sections.Select(section => new ReportResult.Part(section.Id, section.Title, section.Status, section.Summary, section.Table?.Entries.Count))]);
        return new CommandOutcome(true, ViewRenderer.Render(ReportRenderer.View(result, report.Status), ResultJson.Write(result)));
    }

    private static void Write(string path, string page)
    {
        try
        {
            AtomicFile.WriteText(path, page);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ReportException(
                "MLOPS3203", $"{Path.GetFileName(path)} cannot be written: {exception.Message}", "Check the folder's permissions and free space, or write elsewhere with --output.", exception);
        }
    }
}
