namespace MlopsNotebookKernel.Commands.Execution;

/// <summary>How far a long command is.</summary>
/// <param name="Text">What it does now: "cell 4 of 12".</param>
/// <param name="Share">The share done, 0 to 1; null when unknown.</param>
public sealed record CommandProgress(string Text, double? Share = null);
