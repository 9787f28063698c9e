using MlopsNotebookKernel.Commands.Check;
using MlopsNotebookKernel.Domain.Checks;

namespace MlopsNotebookKernel.Commands.Defect;

/// <summary>A check tried on one side.</summary>
/// <param name="Side">What it was tried on: <c>the bad rows</c>, or the good snapshot.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="IsRight">Whether that is what it should: failed on the bad, passed on the good.</param>
/// <param name="Shown">Rows that should have failed, or should not; null for none.</param>
public sealed record DefectTrial(string Side, long Rows, CheckOutcome Outcome, bool IsRight, ShownRows? Shown);
