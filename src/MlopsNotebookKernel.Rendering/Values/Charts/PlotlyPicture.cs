using System.Globalization;
using System.Text.Json.Nodes;
using MlopsNotebookKernel.Rendering.Figures;

namespace MlopsNotebookKernel.Rendering.Values.Charts;

/// <summary>
/// The static picture of a Plotly figure, for front ends and pages that draw none: lines, points, bars and histograms
/// on one pair of axes. What is more than that has no picture here, and its traces are listed instead.
/// </summary>
internal static class PlotlyPicture
{
    private const int MaximumSeries = 5;
    private const int MaximumCategories = 40;
    private const int MaximumPoints = 1000;

    /// <summary>The picture; null when the figure is more than can be drawn faithfully.</summary>
    /// <param name="traces">The figure's traces.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="layout">The figure's layout; null for none.</param>
    public static Figure? Of(IReadOnlyList<PlotlyTrace> traces, string title, JsonObject? layout)
    {
        if (traces.Count is 0 or > MaximumSeries || layout?["xaxis2"] is not null || layout?["yaxis2"] is not null)
        {
            return null;
        }

        string x = PlotlyTrace.Title((layout?["xaxis"] as JsonObject)?["title"]) ?? "x";
        string y = PlotlyTrace.Title((layout?["yaxis"] as JsonObject)?["title"]) ?? "y";
        if (traces.All(trace => trace.Type == "histogram"))
        {
            return Histogram(traces, title, x, y);
        }

        if (!traces.All(trace => trace is { Type: "scatter" or "scattergl" or "bar", IsHorizontal: false, X: { Count: > 0 } xs, Y: { } ys } && xs.Count == ys.Count)
            || (layout?["barmode"]?.ToString() is "stack" or "relative" or "overlay" && traces.Count(trace => trace.Type == "bar") > 1))
        {
            return null;
        }

        return traces.Any(trace => trace.Type == "bar") ? Bars(traces, title, x, y) : Points(traces, title, x, y);
    }

    private static Figure? Points(IReadOnlyList<PlotlyTrace> traces, string title, string x, string y)
    {
        bool dated = traces.All(trace => PlotlyTrace.Days(trace.X!) is not null);
        if (!dated && !traces.All(trace => PlotlyTrace.Numbers(trace.X!) is not null))
        {
            return Bars(traces, title, x, y);
        }

        List<Series> series = [];
        int all = traces.Sum(trace => trace.X!.Count);
        int step = Math.Max(1, (int)Math.Ceiling(all / (double)MaximumPoints));
        foreach (PlotlyTrace trace in traces)
        {
            double[] xs = dated ? PlotlyTrace.Days(trace.X!)! : PlotlyTrace.Numbers(trace.X!)!;
            if (PlotlyTrace.Numbers(trace.Y!) is not { } ys)
            {
                return null;
            }

            series.Add(new Series(trace.Name, Kind(trace), Role(series.Count), [.. Every(xs, step)], [.. Every(ys, step)]));
        }

        string? caption = step == 1 ? null : string.Create(
            CultureInfo.InvariantCulture, $"One in {step} of {all:N0} points is drawn here; the interactive chart holds all.");
        return new Figure(title, new Axis(x, Format: dated ? "date" : "number"), new Axis(y), series, caption);
    }

    private static Figure? Bars(IReadOnlyList<PlotlyTrace> traces, string title, string x, string y)
    {
        List<string> categories = [.. traces.SelectMany(trace => PlotlyTrace.Categories(trace.X!)).Distinct(StringComparer.Ordinal)];
        if (categories.Count > MaximumCategories)
        {
            return null;
        }

        List<Series> series = [];
        foreach (PlotlyTrace trace in traces)
        {
            if (PlotlyTrace.Numbers(trace.Y!) is not { } ys)
            {
                return null;
            }

            double[] xs = [.. PlotlyTrace.Categories(trace.X!).Select(name => (double)categories.IndexOf(name))];
            series.Add(new Series(trace.Name, trace.Type == "bar" ? SeriesKind.Bars : Kind(trace), Role(series.Count), xs, ys));
        }

        return new Figure(title, new Axis(x, categories), new Axis(y), series);
    }

    /// <summary>Bins of equal width over all traces, as many as Sturges' rule says, at least ten.</summary>
    private static Figure? Histogram(IReadOnlyList<PlotlyTrace> traces, string title, string x, string y)
    {
        List<double[]> values = [];
        foreach (PlotlyTrace trace in traces)
        {
            if (trace.X is not { Count: > 0 } list || PlotlyTrace.Numbers(list) is not { } numbers)
            {
                return null;
            }

            values.Add(numbers);
        }

        double least = values.Min(list => list.Min());
        double greatest = values.Max(list => list.Max());
        int bins = Math.Max(10, (int)Math.Ceiling(Math.Log2(values.Max(list => list.Length)) + 1));
        double width = greatest > least ? (greatest - least) / bins : 1;
        List<Series> series = [];
        foreach (double[] list in values)
        {
            double[] counts = new double[bins];
            foreach (double value in list)
            {
                counts[Math.Min(bins - 1, (int)((value - least) / width))]++;
            }

            series.Add(new Series(
                traces[series.Count].Name, SeriesKind.Histogram, Role(series.Count),
                [.. Enumerable.Range(0, bins).Select(bin => least + (bin * width))], counts, Width: [.. Enumerable.Repeat(width, bins)]));
        }

        return new Figure(title, new Axis(x), new Axis(y == "y" ? "count" : y), series);
    }

    private static SeriesKind Kind(PlotlyTrace trace) =>
        trace.Mode.Contains("lines", StringComparison.Ordinal) ? SeriesKind.Line : SeriesKind.Dots;

    private static SeriesRole Role(int place) => place switch
    {
        0 => SeriesRole.Baseline,
        1 => SeriesRole.Current,
        _ => SeriesRole.Neutral,
    };

    private static IEnumerable<double> Every(double[] values, int step) => values.Where((_, i) => i % step == 0);
}
