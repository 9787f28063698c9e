using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Pages;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Run;

/// <summary>Runs a notebook headless, and writes what was asked for, also of a run that failed or was interrupted.</summary>
/// <param name="services">The ports.</param>
internal sealed class RunHandler(CommandServices services) : ICommandHandler
{
    /// <inheritdoc/>
    public async Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        RunOptions options = RunOptions.Read(arguments, context);
        INotebookKernelFactory kernels = services.Kernels?.Value
            ?? throw new UsageException("MLOPS1040", "This host runs cells itself.", "Run the notebook with mlops run in a terminal.");
        string name = Path.GetFileName(options.NotebookPath);
        NotebookDocument document = await NotebookDocument.ReadAsync(options.NotebookPath, cancellation).ConfigureAwait(false);
        document = ParameterInjection.Into(document, options.Parameters, name);
        if (options.OutputPath is not null)
        {
            document = document.ConvertTo(NotebookFormat.Ipynb);
        }

        Stamp? stamp = options.StampPath is { } path ? PinStore.Read(path, Relative(path, context)) : null;
        using StampedSurroundings? surroundings = stamp is null ? null : StampedSurroundings.Enter(stamp.Runtime);
        await using INotebookKernel kernel = kernels.Start(options.NotebookPath, Path.GetDirectoryName(options.NotebookPath)!, stamp?.Packages);
        NotebookRun run = new(document, kernel, context, services.Clock);
        long started = services.Clock.GetTimestamp();
        RunResult Result() => Describe(options, context, run, kernel, services.Clock.GetElapsedTime(started));
        RunResult result;
        try
        {
            await run.RunAsync(cancellation).ConfigureAwait(false);
            if (run.Status is RunStatus.Succeeded or RunStatus.Incomplete && services.RunCompletion?.Invoke(services) is { } completion)
            {
                context.Progress?.Report(new CommandProgress("settling what the run recorded", 1));
                run.Document = await completion.CompleteAsync(kernel, run.Document, cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            // Also when the session itself broke: what ran is worth keeping.
            result = Save(options, context, run, Result());
        }

        cancellation.ThrowIfCancellationRequested();
        View view = RunRenderer.Render(result);
        return new CommandOutcome(result.Status == RunStatus.Succeeded, ViewRenderer.Render(view, ResultJson.Write(result)));
    }

    private static RunResult Save(RunOptions options, CommandContext context, NotebookRun run, RunResult result)
    {
        if (options.OutputPath is { } output)
        {
            bool changed = Write(output, () => run.Document.Save(output));
            result = result with { Output = Relative(output, context), OutputChanged = changed };
        }

        if (options.HtmlPath is { } html)
        {
            string page = NotebookPage.Render(Path.GetFileNameWithoutExtension(options.NotebookPath), run.Document, RunRenderer.Page(result));
            Write(html, () => AtomicFile.WriteText(html, page));
            result = result with { Html = Relative(html, context) };
        }

        return result;
    }

    private static bool Write(string path, Func<bool> write)
    {
        try
        {
            return write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException(
                "MLOPS1115", $"{Path.GetFileName(path)} cannot be written: {exception.Message}", "Check the folder's permissions and free space, or write elsewhere.", exception);
        }
    }

    private static RunResult Describe(RunOptions options, CommandContext context, NotebookRun run, INotebookSession session, TimeSpan elapsed) => new(
        Relative(options.NotebookPath, context),
        run.Status,
        elapsed.TotalSeconds,
        [.. run.Cells],
        new Dictionary<string, string>(options.Parameters),
        [.. session.Packages.Where(package => package.IsDirect).Select(package => $"{package.Id} {package.Version}")],
        run.Failure,
        null,
        null,
        null);

    private static string Relative(string path, CommandContext context) =>
        Path.GetRelativePath(context.Folder, path).Replace('\\', '/');
}
