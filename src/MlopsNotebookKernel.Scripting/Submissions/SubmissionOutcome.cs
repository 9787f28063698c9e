using Microsoft.CodeAnalysis;

namespace MlopsNotebookKernel.Scripting.Submissions;

/// <summary>How a submission of code ended.</summary>
internal abstract record SubmissionOutcome
{
    private SubmissionOutcome()
    {
    }

    /// <summary>It ran to its end.</summary>
    /// <param name="HasValue">Whether its last expression has a value to show.</param>
    /// <param name="Value">The value.</param>
    public sealed record Completed(bool HasValue, object? Value) : SubmissionOutcome;

    /// <summary>It did not compile; nothing changed.</summary>
    /// <param name="Errors">Its errors, in order of place.</param>
    public sealed record Refused(IReadOnlyList<Diagnostic> Errors) : SubmissionOutcome;

    /// <summary>It threw; what it did before stays.</summary>
    /// <param name="Exception">What it threw.</param>
    public sealed record Threw(Exception Exception) : SubmissionOutcome;

    /// <summary>It was interrupted; what it did before stays.</summary>
    /// <param name="Remains">What of it could not be stopped.</param>
    public sealed record Interrupted(InterruptionRemains Remains) : SubmissionOutcome;
}
