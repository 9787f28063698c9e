namespace MlopsNotebookKernel.Domain.Pins;

/// <summary>Something that a stamp would need to be of use elsewhere, and lacks.</summary>
/// <param name="Text">What is missing, in one sentence that is the same in every clone.</param>
/// <param name="Paste">The line that mends it; null where there is none.</param>
public sealed record Incompleteness(string Text, string? Paste = null);
