namespace MlopsNotebookKernel.Domain.Shifts;

/// <summary>A sudden change of a series' mean.</summary>
/// <param name="Place">The first value after it.</param>
/// <param name="Before">The mean before, back to the shift before it or the beginning.</param>
/// <param name="After">The mean after, up to the next shift or the end.</param>
/// <param name="Deviations">The change in standard deviations of the values around these means.</param>
public sealed record Shift(int Place, double Before, double After, double Deviations);
