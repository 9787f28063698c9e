using System.Globalization;
using System.Text;
using MlopsNotebookKernel.Rendering.Figures;
using MlopsNotebookKernel.Rendering.Figures.Svg;
using MlopsNotebookKernel.Rendering.Markup;

namespace MlopsNotebookKernel.Rendering.Views;

/// <summary>
/// Writes a figure into HTML twice, and shows one of the two. Where the view's style sheet is in force, the picture is
/// part of the page and takes its colours. Where a stored notebook is opened untrusted, or on a code host, front ends
/// remove style sheets and inline SVG (but leave its texts standing about): there the hidden part stays hidden, and an
/// image of the same picture shows. In a page of our own the style sheet is always in force, and once is enough.
/// </summary>
internal static class HtmlFigure
{
    public static void Write(StringBuilder html, Figure figure, HtmlSetting setting)
    {
        html.Append("<figure><div class=\"mlops-live\" hidden=\"hidden\">\n").Append(SvgFigureRenderer.Inline(figure)).Append("\n</div>");
        if (!setting.IsOwnPage)
        {
            Still(html, figure);
        }

        if (figure.Caption is not null)
        {
            html.Append(CultureInfo.InvariantCulture, $"<figcaption{MarkupText.Direction(figure.Caption)}>{MarkupText.Encode(figure.Caption)}</figcaption>");
        }

        html.Append("</figure>\n");
    }

    private static void Still(StringBuilder html, Figure figure)
    {
        string description = figure.Caption is null ? figure.Title : $"{figure.Title} {figure.Caption}";
        string still = Convert.ToBase64String(Encoding.UTF8.GetBytes(SvgFigureRenderer.Standalone(figure)));
        html.Append(CultureInfo.InvariantCulture, $"<img class=\"mlops-still\" alt=\"{MarkupText.Encode(description)}\" src=\"data:image/svg+xml;base64,{still}\"/>");
    }
}
