namespace MlopsNotebookKernel.Domain.Reproductions.Comparison;

/// <summary>What a chart draws at once: a line, a set of bars.</summary>
/// <param name="Name">Its name in the legend, else its place from 1.</param>
/// <param name="Series">Its data by property (<c>x</c>, <c>y</c>, <c>marker.size</c>), in order; a single value is a series of one.</param>
public sealed record ChartTrace(string Name, IReadOnlyDictionary<string, IReadOnlyList<string>> Series);
