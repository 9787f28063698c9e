using MlopsNotebookKernel.Domain.Checks;

namespace MlopsNotebookKernel.Commands.Check;

/// <summary>A delivery that was checked.</summary>
/// <param name="Data">What was checked, as the user calls it.</param>
/// <param name="Source">The source it is a delivery of.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Outcomes">What each check came to: the emergency checks, then the others by severity and name.</param>
/// <param name="Failing">The first failing rows by check.</param>
public sealed record CheckedData(
    string Data, string Source, long Rows, IReadOnlyList<CheckOutcome> Outcomes, IReadOnlyDictionary<string, ShownRows> Failing);
