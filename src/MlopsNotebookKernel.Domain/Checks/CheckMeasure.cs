namespace MlopsNotebookKernel.Domain.Checks;

/// <summary>What running a check gave.</summary>
/// <param name="Failing">Rows that fail; 0 for an aggregate.</param>
/// <param name="Value">An aggregate's value: a <see cref="bool"/>, a <see cref="double"/>, or null.</param>
/// <param name="Fault">Why it could not be run on this table; null when it was.</param>
/// <param name="Thrown">The type of the first exception that the check's code threw on a row; null for none.</param>
public sealed record CheckMeasure(long Failing, object? Value, string? Fault, string? Thrown = null);
