namespace MlopsNotebookKernel.Domain.Pins;

/// <summary>A model, or a fitted value, with the population it learned from.</summary>
/// <param name="Name">The variable's name.</param>
/// <param name="Type">The variable's type, without namespaces.</param>
/// <param name="Population">The snapshot it was fitted on, as name; null when nobody said.</param>
/// <param name="PopulationId">That snapshot's full id; null when nobody said.</param>
/// <param name="Assumed">Whether the population was taken because the notebook used just one table, rather than said.</param>
public sealed record StampedModel(string Name, string Type, string? Population, string? PopulationId, bool Assumed);
