namespace MlopsNotebookKernel.Rendering.Figures.Svg;

/// <summary>Places the texts of points where there is room: above, below, right, left; else leaves them to the tooltip.</summary>
/// <param name="svg">Takes the texts.</param>
/// <param name="plot">Where they may stand.</param>
internal sealed class SvgLabels(SvgWriter svg, SvgPlot plot)
{
    private const double Size = 10.5;
    private readonly List<(double Left, double Top, double Right, double Bottom)> _taken = [];

    /// <summary>Keeps a marker's place free of texts.</summary>
    /// <param name="x">Its centre.</param>
    /// <param name="y">Its centre.</param>
    /// <param name="radius">Half its size.</param>
    public void Reserve(double x, double y, double radius) =>
        _taken.Add((x - radius, y - radius, x + radius, y + radius));

    /// <summary>Places one text beside a point.</summary>
    /// <param name="x">The point.</param>
    /// <param name="y">The point.</param>
    /// <param name="text">The text.</param>
    /// <param name="clear">Pixels to keep from the point.</param>
    public void Place(double x, double y, string text, double clear)
    {
        double width = SvgWriter.TextWidth(text, Size);
        (double X, double Y)[] places =
        [
            (x, y - clear - 2),
            (x, y + clear + Size),
            (x + clear + (width / 2) + 2, y + 4),
            (x - clear - (width / 2) - 2, y + 4),
        ];
        foreach ((double centre, double baseline) in places)
        {
            (double Left, double Top, double Right, double Bottom) box = (centre - (width / 2), baseline - Size + 1, centre + (width / 2), baseline + 2);
            bool inside = box.Left >= plot.Left && box.Right <= plot.Right + 8 && box.Top >= plot.Top && box.Bottom <= plot.Bottom;
            if (inside && !_taken.Exists(other =>
                box.Left < other.Right && other.Left < box.Right && box.Top < other.Bottom && other.Top < box.Bottom))
            {
                _taken.Add(box);
                svg.Text(centre, baseline, text, "font-size=\"10.5\" text-anchor=\"middle\"");
                return;
            }
        }
    }
}
