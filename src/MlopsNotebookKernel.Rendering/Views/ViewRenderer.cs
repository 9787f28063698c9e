using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Rendering.Figures;
using MlopsNotebookKernel.Rendering.Figures.Plotly;
using MlopsNotebookKernel.Rendering.Figures.Svg;

namespace MlopsNotebookKernel.Rendering.Views;

/// <summary>
/// Turns a view into one bundle: HTML with static pictures, plain text, JSON, and for its first chart the picture
/// alone and a Plotly figure. The same view gives the same bytes.
/// </summary>
public static class ViewRenderer
{
    /// <summary>
    /// Renders a view. Texts are rendered at once; HTML, picture and Plotly figure when somebody first reads them, so
    /// that a terminal never waits for what it cannot show. The view's lists must not change afterwards.
    /// </summary>
    /// <param name="view">The view.</param>
    /// <param name="json">The result as JSON text; null for none.</param>
    /// <exception cref="ArgumentException">A table's row or a figure's list has another length than it must.</exception>
    public static Bundle Render(View view, string? json)
    {
        Check(view.Blocks);
        string text = TextViewWriter.Write(view);
        Dictionary<string, Lazy<string>> content = new()
        {
            [MimeTypes.Html] = new(() => HtmlViewWriter.Write(view)),
            [MimeTypes.Text] = new(text),
        };
        if (json is not null)
        {
            content[MimeTypes.Result] = new(json);
        }

        if (FirstFigure(view.Blocks) is { } figure)
        {
            content[MimeTypes.Svg] = new(() => SvgFigureRenderer.Standalone(figure));
            content[MimeTypes.Plotly] = new(() => PlotlyFigureRenderer.Render(figure));
        }

        return new Bundle(new LazyContent(content));
    }

    private static void Check(IReadOnlyList<ViewBlock> blocks)
    {
        foreach (ViewBlock block in blocks)
        {
            if (block is ViewBlock.Table table && table.Rows.FirstOrDefault(row => row.Count != table.Columns.Count) is { } wrong)
            {
                throw new ArgumentException($"A row has {wrong.Count} cells in a table of {table.Columns.Count} columns.");
            }

            if (block is ViewBlock.Chart chart)
            {
                FigureShape.Check(chart.Drawing);
            }

            if (block is ViewBlock.Fold fold)
            {
                Check(fold.Blocks);
            }
        }
    }

    private static Figure? FirstFigure(IReadOnlyList<ViewBlock> blocks)
    {
        foreach (ViewBlock block in blocks)
        {
            Figure? figure = block switch
            {
                ViewBlock.Chart chart => chart.Drawing,
                ViewBlock.Fold fold => FirstFigure(fold.Blocks),
                _ => null,
            };
            if (figure is not null)
            {
                return figure;
            }
        }

        return null;
    }
}
