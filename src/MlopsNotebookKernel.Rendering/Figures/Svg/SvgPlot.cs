using MlopsNotebookKernel.Rendering.Figures.Scales;

namespace MlopsNotebookKernel.Rendering.Figures.Svg;

/// <summary>The rectangle that series are drawn in, with its scales. Pixels; y grows downwards.</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Bottom">Lower edge.</param>
/// <param name="XScale">The horizontal scale.</param>
/// <param name="YScale">The vertical scale.</param>
internal sealed record SvgPlot(double Left, double Top, double Right, double Bottom, AxisScale XScale, AxisScale YScale)
{
    /// <summary>Pixels between two categories, or two units of the axis.</summary>
    public double Unit => (Right - Left) / (XScale.Maximum - XScale.Minimum);

    /// <summary>The horizontal pixel of a value.</summary>
    /// <param name="value">The value.</param>
    public double X(double value) => XScale.Position(value, Left, Right);

    /// <summary>The vertical pixel of a value, held near the rectangle so that no coordinate is absurd.</summary>
    /// <param name="value">The value.</param>
    public double Y(double value) => Math.Clamp(YScale.Position(value, Bottom, Top), Top - 50, Bottom + 50);

    /// <summary>The vertical pixel that bars stand on: zero where it is shown, else the nearer edge.</summary>
    public double Ground => Math.Clamp(YScale.Position(0, Bottom, Top), Top, Bottom);
}
