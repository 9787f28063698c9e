namespace MlopsNotebookKernel.Domain.Decisions;

/// <summary>What came of recording a decision.</summary>
/// <param name="Decision">The decision as it now stands in its file.</param>
public abstract record RecordedDecision(Decision Decision)
{
    /// <summary>It was written for the first time.</summary>
    /// <param name="Decision">The decision.</param>
    public sealed record New(Decision Decision) : RecordedDecision(Decision);

    /// <summary>It had been recorded with the same text; no file changed.</summary>
    /// <param name="Decision">The decision.</param>
    public sealed record Known(Decision Decision) : RecordedDecision(Decision);

    /// <summary>Its text or status was replaced, as asked.</summary>
    /// <param name="Decision">The decision.</param>
    /// <param name="Changes">The parts that changed, in words.</param>
    public sealed record Updated(Decision Decision, IReadOnlyList<string> Changes) : RecordedDecision(Decision);
}
