namespace MlopsNotebookKernel.Domain.Histories;

/// <summary>A segment whose share of a class left its band over a period, beyond chance.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Class">The class.</param>
/// <param name="Count">Rows of the class.</param>
/// <param name="Rows">Rows of the segment.</param>
/// <param name="BaselineCount">Rows of the class in the baseline's segment.</param>
/// <param name="BaselineRows">Rows of the baseline's segment.</param>
public sealed record HistorySegment(string Segment, string Class, long Count, long Rows, long BaselineCount, long BaselineRows);
