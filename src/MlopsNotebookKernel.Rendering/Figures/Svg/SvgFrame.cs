namespace MlopsNotebookKernel.Rendering.Figures.Svg;

/// <summary>Draws what surrounds the series: grid, axes, tick labels, axis titles, legend.</summary>
/// <param name="svg">Takes the elements.</param>
/// <param name="figure">The figure.</param>
internal sealed class SvgFrame(SvgWriter svg, Figure figure)
{
    private const string Faint = "stroke=\"currentColor\" stroke-opacity=\"0.18\"";
    private const string Strong = "stroke=\"currentColor\" stroke-opacity=\"0.6\"";

    /// <summary>Draws the grid and the axes.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="labels">How tick labels stand below it.</param>
    public void Axes(SvgPlot plot, SvgTickLabels labels)
    {
        for (int index = 0; index < plot.YScale.Ticks.Count; index++)
        {
            double y = plot.Y(plot.YScale.Ticks[index]);
            svg.Line(plot.Left, y, plot.Right, y, Faint);
            svg.Text(plot.Left - 7, y + 4, plot.YScale.Texts[index], "text-anchor=\"end\"");
        }

        svg.Line(plot.Left, plot.Bottom, plot.Right, plot.Bottom, Strong);
        for (int index = 0; index < plot.XScale.Ticks.Count; index++)
        {
            double x = plot.X(plot.XScale.Ticks[index]);
            svg.Line(x, plot.Bottom, x, plot.Bottom + 4, Strong);
            if (index % labels.Every == 0)
            {
                TickLabel(x, plot.Bottom, labels, index);
            }
        }

        svg.Text((plot.Left + plot.Right) / 2, plot.Bottom + labels.Height + 17, figure.X.Title, "text-anchor=\"middle\" font-size=\"12\"");
        if (figure.Y.Title.Length == 0)
        {
            return;
        }

        double middle = (plot.Top + plot.Bottom) / 2;
        svg.Text(14, middle, figure.Y.Title, $"text-anchor=\"middle\" font-size=\"12\" transform=\"rotate(-90 14 {SvgWriter.Number(middle)})\"");
    }

    /// <summary>The rows of the legend: which series stand in which row, and where.</summary>
    /// <param name="width">Pixels there are.</param>
    /// <returns>For each series its left edge and row; empty when one series alone needs none.</returns>
    public IReadOnlyList<(double X, int Row)> LegendPlaces(double width)
    {
        if (figure.Series.Count < 2)
        {
            return [];
        }

        List<(double X, int Row)> places = [];
        double x = 0;
        int row = 0;
        foreach (Series series in figure.Series)
        {
            double need = 26 + SvgWriter.TextWidth(series.Name, 12) + 18;
            if (x > 0 && x + need > width)
            {
                (x, row) = (0, row + 1);
            }

            places.Add((x, row));
            x += need;
        }

        return places;
    }

    /// <summary>Draws the legend.</summary>
    /// <param name="places">Where its entries stand.</param>
    /// <param name="left">Left edge.</param>
    /// <param name="top">Upper edge.</param>
    /// <param name="styles">The series' styles.</param>
    /// <param name="idPrefix">Starts the ids of definitions.</param>
    public void Legend(IReadOnlyList<(double X, int Row)> places, double left, double top, IReadOnlyList<SeriesStyle> styles, string idPrefix)
    {
        for (int index = 0; index < places.Count; index++)
        {
            double x = left + places[index].X;
            double y = top + (places[index].Row * 19) + 9;
            Swatch(figure.Series[index].Kind, styles[index], x, y, idPrefix);
            svg.Text(x + 26, y + 4, figure.Series[index].Name, "font-size=\"12\"");
        }
    }

    private void Swatch(SeriesKind kind, SeriesStyle style, double x, double y, string idPrefix)
    {
        string box = $"rect x=\"{SvgWriter.Number(x)}\" y=\"{SvgWriter.Number(y - 6)}\" width=\"20\" height=\"11\" stroke=\"{style.Colour}\"";
        switch (kind)
        {
            case SeriesKind.Bars:
                svg.Shape($"{box} {SvgMarks.Fill(style, idPrefix)}");
                break;
            case SeriesKind.Histogram:
                svg.Shape(style.Hatched ? $"{box} fill=\"none\" stroke-width=\"2\"" : $"{box} fill=\"{style.Colour}\" fill-opacity=\"0.45\"");
                break;
            case SeriesKind.Band:
                svg.Shape($"{box} fill=\"{style.Colour}\" fill-opacity=\"0.2\" stroke-dasharray=\"2 3\"");
                break;
            case SeriesKind.Dots:
                svg.Shape($"{SvgMarks.Marker(style.Marker, x + 10, y, 4.5)} fill=\"{style.Colour}\"");
                break;
            default:
                string dash = style.Dash.Length == 0 ? "" : $" stroke-dasharray=\"{style.Dash}\"";
                svg.Line(x, y, x + 20, y, $"stroke=\"{style.Colour}\" stroke-width=\"2\"{dash}");
                if (kind == SeriesKind.MarkedLine)
                {
                    svg.Shape($"{SvgMarks.Marker(style.Marker, x + 10, y, 4)} fill=\"{style.Colour}\"");
                }

                break;
        }
    }

    private void TickLabel(double x, double bottom, SvgTickLabels labels, int index)
    {
        string text = labels.Texts[index];
        if (labels.Angle == 0)
        {
            string[] lines = text.Split('\n');
            x = figure.X.Format == "date" ? Math.Min(x, SvgFigureRenderer.Width - 3 - (SvgWriter.TextWidth(text, SvgTickLabels.Size) / 2)) : x;
            for (int line = 0; line < lines.Length; line++)
            {
                svg.Text(x, bottom + 18 + (line * SvgTickLabels.LineHeight), lines[line], "text-anchor=\"middle\"");
            }

            return;
        }

        double down = labels.Angle == -90 ? 8 : 14;
        double across = labels.Angle == -90 ? 4 : 3;
        svg.Text(x + across, bottom + down, text, $"text-anchor=\"end\" transform=\"rotate({labels.Angle} {SvgWriter.Number(x + across)} {SvgWriter.Number(bottom + down)})\"");
    }
}
