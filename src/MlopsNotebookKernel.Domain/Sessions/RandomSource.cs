namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>A place in a notebook's code that makes or asks a source of random numbers.</summary>
/// <param name="Place">The cell's place among those that were given, from 0.</param>
/// <param name="Line">Its line in the cell, from 1.</param>
/// <param name="Code">The code, on one line.</param>
/// <param name="Seed">The seed: a constant's value where it is known, else as written; null without one.</param>
public sealed record RandomSource(int Place, int Line, string Code, string? Seed);
