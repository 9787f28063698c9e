using MlopsNotebookKernel.Rendering.Figures.Scales;

namespace MlopsNotebookKernel.Rendering.Figures;

/// <summary>Says in a sentence what a figure shows, for those who cannot see it, where its author gave no caption.</summary>
internal static class FigureDescription
{
    /// <summary>The title, then each series with its number of points and its range.</summary>
    /// <param name="figure">The figure.</param>
    public static string Of(Figure figure)
    {
        IEnumerable<string> parts = figure.Series.Select(series =>
        {
            double[] values = [.. series.Y.Concat(series.Upper ?? []).Where(double.IsFinite)];
            return values.Length == 0
                ? $"{series.Name}: no values"
                : figure.Y.Categories is not null
                ? $"{series.Name}: {string.Join(", ", values.Distinct().Order().Select(value => AxisText.Value(value, figure.Y)))}"
                : $"{series.Name}: {AxisText.Value(values.Min(), figure.Y.Format)} to {AxisText.Value(values.Max(), figure.Y.Format)}";
        });
        string axes = figure.Y.Title.Length == 0 ? $"By {figure.X.Title}" : $"{figure.Y.Title} by {figure.X.Title}";
        return $"{figure.Title} {axes}. {string.Join("; ", parts)}.";
    }
}
