namespace MlopsNotebookKernel.Domain.Decisions;

/// <summary>A name that code puts to use.</summary>
/// <param name="Name">The name as the code writes it: a column, a feature, a trainer.</param>
/// <param name="IsApproach">Whether it is a way of doing things (a trainer, a transform) rather than a column.</param>
public sealed record NamedUse(string Name, bool IsApproach);
