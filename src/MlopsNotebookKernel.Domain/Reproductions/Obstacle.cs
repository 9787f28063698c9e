namespace MlopsNotebookKernel.Domain.Reproductions;

/// <summary>Something that reproducing needs and that cannot be had here.</summary>
/// <param name="Kind">Of what kind.</param>
/// <param name="Text">What it is and why it cannot be had, in one sentence.</param>
/// <param name="Remedy">What the user can do, in one sentence.</param>
public sealed record Obstacle(ObstacleKind Kind, string Text, string Remedy);
