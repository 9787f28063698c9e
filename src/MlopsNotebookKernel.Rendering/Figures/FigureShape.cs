namespace MlopsNotebookKernel.Rendering.Figures;

/// <summary>Checks that a figure's lists fit together, so that every renderer may rely on it.</summary>
internal static class FigureShape
{
    /// <summary>Throws when a list has another length than its series, or a category number has no category.</summary>
    /// <param name="figure">The figure.</param>
    /// <exception cref="ArgumentException">The figure is malformed: a mistake of the code that made it.</exception>
    public static void Check(Figure figure)
    {
        foreach (Series series in figure.Series)
        {
            int count = series.X.Count;
            Require(series.Y.Count == count, series, "Y has another length than X");
            Require(series.Upper is null || series.Upper.Count == count, series, "Upper has another length than X");
            Require(series.Width is null || series.Width.Count == count, series, "Width has another length than X");
            Require(series.Labels is null || series.Labels.Count == count, series, "Labels has another length than X");
            Require(series.Kind != SeriesKind.Band || series.Upper is not null, series, "a band needs Upper");
            Require(series.Kind != SeriesKind.Histogram || series.Width is not null, series, "a histogram needs Width");
            Require(Exist(series.X, figure.X), series, "X names a category that does not exist");
            Require(Exist(series.Y, figure.Y), series, "Y names a category that does not exist");
        }
    }

    private static bool Exist(IReadOnlyList<double> values, Axis axis) =>
        axis.Categories is not { } categories || values.All(value => value >= -0.5 && value <= categories.Count - 0.5);

    private static void Require(bool holds, Series series, string problem)
    {
        if (!holds)
        {
            throw new ArgumentException($"The series \"{series.Name}\" is malformed: {problem}.");
        }
    }
}
