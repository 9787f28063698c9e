namespace MlopsNotebookKernel.Rendering.Figures.Scales;

/// <summary>The range, ticks and tick texts of one axis, fitted to what is drawn on it.</summary>
/// <param name="Minimum">Least value shown.</param>
/// <param name="Maximum">Greatest value shown; above the least.</param>
/// <param name="Ticks">Values with a tick, ascending.</param>
/// <param name="Texts">The ticks' texts; same length.</param>
internal sealed record AxisScale(
    double Minimum, double Maximum, IReadOnlyList<double> Ticks, IReadOnlyList<string> Texts)
{
    /// <summary>The horizontal axis' scale.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="ticks">About how many ticks are wanted; an axis of categories has one a category.</param>
    public static AxisScale Horizontal(Figure figure, int ticks)
    {
        if (figure.X.Categories is { } categories)
        {
            return OfCategories(categories);
        }

        IEnumerable<double> values = figure.Series.SelectMany(series => series.Width is { } widths
            ? series.X.Concat(series.X.Zip(widths, (left, width) => left + width))
            : series.X);
        return Fit(figure.X, values, includeZero: false, pad: 0, ticks);
    }

    /// <summary>The vertical axis' scale. Bars and histograms stand on zero; their heights would lie otherwise.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="ticks">About how many ticks are wanted.</param>
    public static AxisScale Vertical(Figure figure, int ticks)
    {
        if (figure.Y.Categories is { } categories)
        {
            return OfCategories(categories);
        }

        bool standing = figure.Series.Any(series => series.Kind is SeriesKind.Bars or SeriesKind.Histogram);
        double pad = figure.Series.Any(series => series.Labels is not null) ? 0.12 : 0.06;
        return Fit(figure.Y, figure.Series.SelectMany(series => series.Y.Concat(series.Upper ?? [])), standing, pad, ticks);
    }

    /// <summary>Where a value lies between two positions.</summary>
    /// <param name="value">The value; beyond the range it lies beyond the positions.</param>
    /// <param name="start">The position of the least value.</param>
    /// <param name="end">The position of the greatest value.</param>
    public double Position(double value, double start, double end) =>
        start + ((value - Minimum) / (Maximum - Minimum) * (end - start));

    private static AxisScale OfCategories(IReadOnlyList<string> categories) => new(
        -0.5, Math.Max(categories.Count, 1) - 0.5, [.. Enumerable.Range(0, categories.Count).Select(index => (double)index)], categories);

    private static AxisScale Fit(Axis axis, IEnumerable<double> values, bool includeZero, double pad, int count)
    {
        double least = double.PositiveInfinity;
        double greatest = double.NegativeInfinity;
        foreach (double value in values.Where(double.IsFinite))
        {
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
        }

        if (least > greatest)
        {
            (least, greatest) = (0, 1);
        }

        // Shares near zero are read against zero too: a line from 0.2 to 0.3 alone looks like a fall to nothing.
        bool nearZero = least > 0 && least < 0.5 * greatest && pad > 0;
        double minimum = axis.Minimum ?? (includeZero || nearZero ? Math.Min(0, least) : least);
        double maximum = axis.Maximum ?? (includeZero ? Math.Max(0, greatest) : greatest);
        if (!(maximum > minimum))
        {
            double half = minimum == 0 ? 0.5 : Math.Abs(minimum) * 0.1;
            (minimum, maximum) = (axis.Minimum ?? (includeZero || minimum == 0 ? Math.Min(0, minimum) : minimum - half), (axis.Maximum ?? maximum) + half);
            maximum = Math.Max(maximum, minimum + (half * 1e-3));
        }

        double room = (maximum - minimum) * pad;
        if (axis.Maximum is null && maximum != 0)
        {
            maximum += room;
        }

        if (axis.Minimum is null && minimum != 0)
        {
            minimum -= room;
        }

        if (axis.Format == "date")
        {
            IReadOnlyList<double> days = AxisTicks.Dates(minimum, maximum, count);
            double apart = days.Count > 1 ? days[1] - days[0] : 1;
            return new AxisScale(minimum, maximum, days, [.. days.Select(day => AxisText.Tick(day, "date", apart))]);
        }

        double step = AxisTicks.Step(maximum - minimum, count);
        IReadOnlyList<double> ticks = AxisTicks.Multiples(minimum, maximum, step);
        return new AxisScale(minimum, maximum, ticks, [.. ticks.Select(tick => AxisText.Tick(tick, axis.Format, step))]);
    }
}
