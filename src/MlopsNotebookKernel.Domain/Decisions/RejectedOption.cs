namespace MlopsNotebookKernel.Domain.Decisions;

/// <summary>An option that was tried or weighed and not taken.</summary>
/// <param name="Option">What it was.</param>
/// <param name="Why">Why it was not taken; empty when a hand-written file does not say.</param>
public sealed record RejectedOption(string Option, string Why);
