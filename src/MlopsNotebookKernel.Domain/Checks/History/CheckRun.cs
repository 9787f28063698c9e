using MlopsNotebookKernel.Domain.Checks.Emergency;

namespace MlopsNotebookKernel.Domain.Checks.History;

/// <summary>What came of running a source's checks on a delivery.</summary>
/// <param name="Seen">The delivery; when it was first seen is when the checks ran.</param>
/// <param name="Checks">The names of the checks that ran, but for the emergency ones.</param>
/// <param name="Fired">Those that fired, the emergency ones too.</param>
public sealed record CheckRun(SourceObservation Seen, IReadOnlyList<string> Checks, IReadOnlyList<FiredCheck> Fired)
{
    /// <summary>Whether another run found the same in the same data.</summary>
    /// <param name="other">The other.</param>
    public bool FoundTheSame(CheckRun other) => Seen.SawTheSame(other.Seen) && Checks.SequenceEqual(other.Checks) && Fired.SequenceEqual(other.Fired);
}
