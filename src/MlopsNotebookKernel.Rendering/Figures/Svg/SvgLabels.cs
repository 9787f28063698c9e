namespace MlopsNotebookKernel.Rendering.Figures.Svg;

/// <summary>
/// Places the texts of points where there is room: above, below, right, left, above and below on a side; off the lines
/// where that can be had; else leaves them to the tooltip.
/// </summary>
/// <param name="svg">Takes the texts.</param>
/// <param name="plot">Where they may stand.</param>
internal sealed class SvgLabels(SvgWriter svg, SvgPlot plot)
{
    private const double Size = 10.5;
    private readonly List<(double Left, double Top, double Right, double Bottom)> _taken = [];
    private readonly List<(double X, double Y, double NextX, double NextY)> _lines = [];

    /// <summary>Keeps a marker's place free of texts.</summary>
    /// <param name="x">Its centre.</param>
    /// <param name="y">Its centre.</param>
    /// <param name="radius">Half its size.</param>
    public void Reserve(double x, double y, double radius) =>
        _taken.Add((x - radius, y - radius, x + radius, y + radius));

    /// <summary>Keeps texts off a line, as far as there is another place.</summary>
    /// <param name="x">One end.</param>
    /// <param name="y">One end.</param>
    /// <param name="nextX">The other end.</param>
    /// <param name="nextY">The other end.</param>
    public void Avoid(double x, double y, double nextX, double nextY) => _lines.Add((x, y, nextX, nextY));

    /// <summary>Places one text beside a point.</summary>
    /// <param name="x">The point.</param>
    /// <param name="y">The point.</param>
    /// <param name="text">The text.</param>
    /// <param name="clear">Pixels to keep from the point.</param>
    public void Place(double x, double y, string text, double clear)
    {
        double width = SvgWriter.TextWidth(text, Size);
        double aside = (width / 2) + 3;
        (double X, double Y)[] usual =
        [
            (x, y - clear - 2),
            (x, y + clear + Size),
            (x + clear + (width / 2) + 2, y + 4),
            (x - clear - (width / 2) - 2, y + 4),
        ];
        (double X, double Y)[] corners = [(x + aside, y - clear - 2), (x - aside, y - clear - 2), (x + aside, y + clear + Size), (x - aside, y + clear + Size)];
        if ((Free([.. usual, .. corners], width, offLines: true) ?? Free(usual, width, offLines: false)) is { } place)
        {
            _taken.Add(Box(place, width));
            svg.Text(place.X, place.Y, text, "font-size=\"10.5\" text-anchor=\"middle\"");
        }
    }

    private static (double Left, double Top, double Right, double Bottom) Box((double X, double Y) place, double width) =>
        (place.X - (width / 2), place.Y - Size + 1, place.X + (width / 2), place.Y + 2);

    private (double X, double Y)? Free((double X, double Y)[] places, double width, bool offLines)
    {
        foreach ((double X, double Y) place in places)
        {
            (double Left, double Top, double Right, double Bottom) box = Box(place, width);
            bool inside = box.Left >= plot.Left && box.Right <= plot.Right + 8 && box.Top >= plot.Top && box.Bottom <= plot.Bottom;
            if (inside && !_taken.Exists(other => box.Left < other.Right && other.Left < box.Right && box.Top < other.Bottom && other.Top < box.Bottom)
                && !(offLines && _lines.Exists(line => Crosses(line, box))))
            {
                return place;
            }
        }

        return null;
    }

    /// <summary>Whether a line meets a box: Y.-D. Liang and B. A. Barsky, "A new concept and method for line clipping" (1984).</summary>
    private static bool Crosses((double X, double Y, double NextX, double NextY) line, (double Left, double Top, double Right, double Bottom) box)
    {
        (double x, double y) = (line.NextX - line.X, line.NextY - line.Y);
        (double from, double to) = (0, 1);
        return Clip(-x, line.X - box.Left) && Clip(x, box.Right - line.X) && Clip(-y, line.Y - box.Top) && Clip(y, box.Bottom - line.Y);

        bool Clip(double step, double room)
        {
            if (step == 0)
            {
                return room >= 0;
            }

            double at = room / step;
            (from, to) = step < 0 ? (Math.Max(from, at), to) : (from, Math.Min(to, at));
            return from <= to;
        }
    }
}
