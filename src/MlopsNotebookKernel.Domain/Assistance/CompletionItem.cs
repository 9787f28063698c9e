namespace MlopsNotebookKernel.Domain.Assistance;

/// <summary>Something that can stand at a position.</summary>
/// <param name="Text">The text to insert.</param>
/// <param name="Kind">What it is: <c>method</c>, <c>property</c>, <c>variable</c>, <c>magic</c>, <c>option</c>, <c>snapshot</c>, <c>column</c>, <c>path</c>, …</param>
/// <param name="Description">One line about it; null when there is none.</param>
public sealed record CompletionItem(string Text, string Kind, string? Description = null);
