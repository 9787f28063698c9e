using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Rendering.Values.Frames;

/// <summary>The first rows of a table that a library of the notebook's keeps.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Columns">All its columns, as many as are shown.</param>
/// <param name="Rows">Its first rows, as many values as columns.</param>
/// <param name="Count">How many rows there are; null when the library does not know without reading them all.</param>
/// <param name="HasMore">Whether there are more rows than these.</param>
/// <param name="ColumnCount">How many columns there are.</param>
internal sealed record Frame(
    string Title,
    IReadOnlyList<FrameColumn> Columns,
    IReadOnlyList<IReadOnlyList<object?>> Rows,
    long? Count,
    bool HasMore,
    int ColumnCount)
{
    /// <summary>The frame as a view.</summary>
    public View ToView() => SequenceView.View(
        Title,
        [.. Columns.Select(column => new ViewColumn(column.Name, column.IsNumeric))],
        [.. Rows.Select(row => row.Select(SequenceView.Cell).ToList())],
        Count, HasMore, ColumnCount, null);
}
