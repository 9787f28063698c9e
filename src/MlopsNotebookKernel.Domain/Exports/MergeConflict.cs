namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>A place that the library and the notebook both changed, each in its own way.</summary>
/// <param name="Line">The line in the library's file, from 1, at which it begins.</param>
/// <param name="Library">The library's lines there.</param>
/// <param name="Notebook">The lines that the notebook makes.</param>
public sealed record MergeConflict(int Line, IReadOnlyList<string> Library, IReadOnlyList<string> Notebook);
