namespace MlopsNotebookKernel.Rendering.Figures;

/// <summary>A chart, said once and drawn twice: as a static picture and as a Plotly figure.</summary>
/// <param name="Title">What it shows, as a sentence.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Series">What is drawn, first at the back.</param>
/// <param name="Caption">Said under the chart; also its text for those who cannot see it; null repeats the title.</param>
public sealed record Figure(string Title, Axis X, Axis Y, IReadOnlyList<Series> Series, string? Caption = null);
