namespace MlopsNotebookKernel.Scripting.Cells;

/// <summary>A cell in its parts.</summary>
/// <param name="Segments">Its parts, in order.</param>
/// <param name="Directives">Its <c>#r</c> and <c>#i</c> lines, in order: they take effect together, before any part.</param>
internal sealed record SplitCell(IReadOnlyList<CellSegment> Segments, IReadOnlyList<CellDirective> Directives);
