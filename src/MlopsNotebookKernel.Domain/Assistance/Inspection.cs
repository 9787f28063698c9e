using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Domain.Assistance;

/// <summary>What stands at a position, with its documentation.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends (exclusive).</param>
/// <param name="Bundle">What to show: plain text, and Markdown or HTML.</param>
public sealed record Inspection(int Start, int End, Bundle Bundle);
