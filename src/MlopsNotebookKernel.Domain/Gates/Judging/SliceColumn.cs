namespace MlopsNotebookKernel.Domain.Gates.Judging;

/// <summary>A column whose values are slices.</summary>
/// <param name="Values">Its values.</param>
/// <param name="Codes">The number of each row's value.</param>
public sealed record SliceColumn(IReadOnlyList<string> Values, int[] Codes);
