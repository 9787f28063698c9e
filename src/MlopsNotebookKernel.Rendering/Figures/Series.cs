namespace MlopsNotebookKernel.Rendering.Figures;

/// <summary>One series of a figure. All lists have the same length.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Role">What it stands for.</param>
/// <param name="X">Positions; category numbers from 0 on an axis of categories.</param>
/// <param name="Y">Heights; the lower edge of a band.</param>
/// <param name="Upper">The upper edge of a band; null otherwise.</param>
/// <param name="Width">The widths of a histogram's bars; null otherwise.</param>
/// <param name="Labels">A text for each point, shown on hover and in the static picture where there is room; null for none.</param>
public sealed record Series(
    string Name,
    SeriesKind Kind,
    SeriesRole Role,
    IReadOnlyList<double> X,
    IReadOnlyList<double> Y,
    IReadOnlyList<double>? Upper = null,
    IReadOnlyList<double>? Width = null,
    IReadOnlyList<string>? Labels = null);
