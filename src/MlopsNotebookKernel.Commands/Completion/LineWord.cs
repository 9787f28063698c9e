namespace MlopsNotebookKernel.Commands.Completion;

/// <summary>A word of a magic line.</summary>
/// <param name="Start">Where it begins in the line, its quotes included.</param>
/// <param name="End">Where it ends (exclusive).</param>
/// <param name="Value">What it says, without quotes.</param>
internal sealed record LineWord(int Start, int End, string Value);
