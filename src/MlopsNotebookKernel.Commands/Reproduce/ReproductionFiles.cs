using System.Globalization;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Reproduce.Preparation;
using MlopsNotebookKernel.Commands.Reproduce.Views;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Reproductions;
using MlopsNotebookKernel.Domain.Reproductions.Comparison;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Pages;

namespace MlopsNotebookKernel.Commands.Reproduce;

/// <summary>Writes what was asked for: the reproduced notebook, and the page that shows what differs beside each cell.</summary>
internal static class ReproductionFiles
{
    /// <summary>Writes.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="context">Where the command runs.</param>
    /// <param name="stored">The notebook as stamped.</param>
    /// <param name="reproduced">The notebook as it ran now.</param>
    /// <param name="result">What came of it.</param>
    /// <returns>The result with what was written.</returns>
    /// <exception cref="ReproductionException">A file cannot be written (MLOPS2504).</exception>
    public static ReproduceResult Write(
        ReproduceOptions options, CommandContext context, StampedNotebook stored, NotebookDocument reproduced, ReproduceResult result)
    {
        if (options.OutputPath is { } output)
        {
            Write(output, () => reproduced.Save(output));
            result = result with { Output = Relative(output, context) };
        }

        if (options.HtmlPath is { } html)
        {
            string page = NotebookPage.Render(Path.GetFileNameWithoutExtension(options.NotebookPath), reproduced, Page(result, stored.Document));
            Write(html, () => AtomicFile.WriteText(html, page));
            result = result with { Html = Relative(html, context) };
        }

        return result;
    }

    private static PageRun Page(ReproduceResult result, NotebookDocument stored) => new(
        ReproduceRenderer.Status(result),
        result.Summary,
        [.. result.Obstacles.Select(obstacle => ("missing", obstacle.Text)), .. result.Notes.Select(note => ("note", note)), .. ReproduceRenderer.Facts(result)],
        result.Cells.ToDictionary(cell => cell.Index, cell => new PageCell(
            string.Create(CultureInfo.InvariantCulture, $"cell {cell.Number}"),
            ReproduceWords.Status(cell.Comparison),
            ReproduceWords.Remark(cell) is { Length: > 0 } remark ? $"{ReproduceWords.Verdict(cell.Comparison)}; {remark}" : ReproduceWords.Verdict(cell.Comparison))
        {
            Blocks = cell.Comparison.Differences.Count > 0 ? [ReproduceRenderer.Differences(cell)] : [],
            Stored = cell.Comparison.Verdict == CellVerdict.Different ? stored.Cells[cell.Index].Outputs : null,
        }));

    private static void Write(string path, Func<bool> write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ReproductionException(
                "MLOPS2504", $"{Path.GetFileName(path)} cannot be written: {exception.Message.TrimEnd('.')}.", "Check the folder's permissions and free space, or write elsewhere.", exception);
        }
    }

    private static string Relative(string path, CommandContext context) => Path.GetRelativePath(context.Folder, path).Replace('\\', '/');
}
