namespace MlopsNotebookKernel.Rendering.Figures;

/// <summary>How a series is drawn.</summary>
public enum SeriesKind
{
    /// <summary>Bars side by side, on an axis of categories (X holds category numbers from 0).</summary>
    Bars,

    /// <summary>Touching bars between edges: X holds the left edges, Width each bar's width.</summary>
    Histogram,

    /// <summary>Points joined by straight lines.</summary>
    Line,

    /// <summary>Points joined by straight lines, each point marked: for few measurements, of which one alone is seen too.</summary>
    MarkedLine,

    /// <summary>A line that steps at each point, such as a distribution function.</summary>
    Step,

    /// <summary>Points alone.</summary>
    Dots,

    /// <summary>An area between Y and Upper.</summary>
    Band,
}
