namespace MlopsNotebookKernel.Rendering.Figures;

/// <summary>An axis of a figure.</summary>
/// <param name="Title">What it measures, with its unit.</param>
/// <param name="Categories">The categories, in order, for an axis of names (a vertical one from below); null for an axis of numbers.</param>
/// <param name="Format">How tick numbers are written: <c>number</c>, <c>percent</c> (values are shares, 0.2 is 20 %), <c>date</c> (values are days since 0001-01-01).</param>
/// <param name="Minimum">Least value shown; null fits the data.</param>
/// <param name="Maximum">Greatest value shown; null fits the data.</param>
public sealed record Axis(
    string Title,
    IReadOnlyList<string>? Categories = null,
    string Format = "number",
    double? Minimum = null,
    double? Maximum = null);
