using System.Text.Json.Serialization;

namespace MlopsNotebookKernel.Domain.Pins;

/// <summary>A source of random numbers in the notebook's code.</summary>
/// <param name="Cell">The run of its cell.</param>
/// <param name="Line">Its line in that cell, from 1.</param>
/// <param name="Code">The code, on one line.</param>
/// <param name="Seed">The seed: a constant's value where it is known, else as written; null without one, so that each run gives other numbers.</param>
public sealed record StampedRandomness(int Cell, int Line, string Code, string? Seed)
{
    /// <summary>Whether each run gives other numbers.</summary>
    [JsonIgnore]
    public bool IsUnseeded => Seed is null;
}
